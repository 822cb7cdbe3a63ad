import { DiceMeter } from "../../../src/metrics/dice-meter.ts";

/** A poor, a good and a fair model of three cases, of which the good one has a fourth; and one of another data set. */
export function rankedModels(): { readonly name: string; readonly meter: DiceMeter }[] {
  const model = (name: string, found: number, ids: readonly string[]) => ({
    name,
    meter: ids.reduce(
      (meter, id) =>
        meter.addCounts(
          { predicted: [80, 10, 10], actual: [80, 10, 10], intersection: [80, found, 9], voxels: 100 },
          { id },
        ),
      new DiceMeter(),
    ),
  });
  return [
    model("poor", 5, ["a", "b", "c"]),
    model("good", 9, ["a", "b", "c", "d"]),
    model("fair", 7, ["c", "b", "a"]),
    model("other", 7, ["x"]),
  ];
}
