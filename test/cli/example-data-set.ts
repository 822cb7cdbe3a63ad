import { type DataSet, emptyMeter } from "../../src/cli/data-set/data-set.ts";
import { labelMap } from "../../src/index.ts";

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

/** The cases of the example and three more: enough for intervals. */
export function sixCases(): DataSet {
  const example = exampleDataSet();
  const meter = example.meter
    .addCounts(two([12, 4], [10, 4], [9, 2]), { id: "d" })
    .addCounts(two([10, 5], [20, 6], [10, 4]), { id: "e" })
    .addCounts(two([20, 8], [24, 8], [19, 5]), { id: "f" });
  return { ...example, meter };
}

/**
 * Three cases with surfaces in slices of 5 mm, the distances of one class: 5 mm, 0, and infinite, of a prediction that lacks the class;
 * the tolerance is less than half a voxel.
 */
export function surfaceDataSet(): DataSet {
  const slab = (first: number) =>
    labelMap(
      Uint8Array.from({ length: 64 }, (_, k) => Number(k >= 8 * first)),
      [8, 8],
    );
  const scores = ["hd95", "surface-dice@0.3mm"] as const;
  const meter = emptyMeter(undefined, { percentiles: [95], tolerances: [0.3] });
  for (const [id, first, second] of [
    ["equal", 3, 3],
    ["missed", 8, 3],
    ["one slice", 2, 3],
  ] as const)
    meter.add(slab(first), slab(second), { id, spacing: [5, 0.8] });
  return { ...exampleDataSet(), scores, meter };
}
