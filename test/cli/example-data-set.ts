import { type DataSet, emptyMeter } from "../../src/cli/data-set/data-set.ts";

const two = (first: readonly number[], second: readonly number[], both: readonly number[]) => ({
  predicted: [100 - first[0]! - first[1]!, ...first],
  actual: [100 - second[0]! - second[1]!, ...second],
  intersection: [60, ...both],
  voxels: 100,
});

/** Three cases, one failure, and something of everything else there is to tell. */
export function exampleDataSet(): DataSet {
  const meter = emptyMeter(undefined, undefined)
    .addCounts(two([10, 4], [10, 4], [8, 1]), { id: "a" })
    .addCounts(two([10, 0], [30, 0], [10, 0]), { id: "s/b, 2" })
    .addCounts(two([20, 8], [20, 8], [18, 6]), { id: "z" })
    .skip("m", "p/m.nii: file is empty");
  return {
    predictions: "p",
    targets: "t",
    unpaired: { predictions: ["x.nii"], targets: ["y.png", "z.png"] },
    passedOver: { predictions: 1, targets: 0 },
    notes: [{ id: "a", note: "by index" }],
    segments: [{ ids: ["a"], names: [[1, "liver"]] }],
    scores: ["dice", "recall"],
    meter,
  };
}
