import { describe, expect, it } from "vitest";
import { pairedBounds } from "../../../src/cli/compare/paired-bounds.ts";
import { pairedValues, valuesOf } from "../../../src/cli/compare/paired-values.ts";
import { DiceMeter, labelMap } from "../../../src/index.ts";

/** A slab of slices of 5 mm from a slice on, and the meter of some of them beside one from the third slice on. */
const slab = (first: number) =>
  labelMap(
    Uint8Array.from({ length: 96 }, (_, k) => (k >= 8 * first ? 1 : 0)),
    [12, 8],
  );
const reportOf = (firsts: readonly number[], boundary: "mesh" | "voxels" = "mesh") => {
  const border = boundary === "mesh" ? "open" : "closed";
  const meter = new DiceMeter({ surface: { percentiles: [100], boundary, border } });
  for (const [k, first] of firsts.entries())
    meter.add(slab(first), slab(3), { id: String(k), spacing: [5, 0.8] });
  return meter.report({ includeBackground: false, resamples: 0 });
};
const diagonal = Math.sqrt(0.8 * 0.8 + 25);
const boundsOf = (
  first: ReturnType<typeof reportOf>,
  second: ReturnType<typeof reportOf>,
  label: number | null,
) => {
  const ids = first.cases.map(({ id }) => id);
  const values = pairedValues(ids, valuesOf(first), valuesOf(second), label, "hd");
  return pairedBounds(values);
};

describe("the bounds of differences", () => {
  // Distances of 5, 5 and 25 mm beside 0, 25 and 5 mm.
  const [ours, theirs] = [reportOf([2, 2, 8]), reportOf([3, 8, 2])];

  it.each([1, null])("are from the nearest and farthest of both, of class %s", (label) => {
    const { low, high, undecided } = boundsOf(ours, theirs, label)!;
    const ends = [
      [0 - diagonal, 5 + diagonal],
      [0 - (25 + diagonal), 5 + diagonal - (25 - diagonal)],
      [25 - diagonal - (5 + diagonal), 25 + diagonal],
    ];
    expect(low).toBeCloseTo((ends[0]![0]! + ends[1]![0]! + ends[2]![0]!) / 3, 12);
    expect(high).toBeCloseTo((ends[0]![1]! + ends[1]![1]! + ends[2]![1]!) / 3, 12);
    expect(undecided).toBe(1);
  });

  it("of a value without bounds are those of the other one", () => {
    const missing = reportOf([12, 12, 12]);
    expect(boundsOf(missing, theirs, 1)).toEqual({ low: "Infinity", high: "Infinity", undecided: 0 });
  });

  it("are unknown where no value has bounds", () => {
    const ofVoxels = reportOf([2, 2, 8], "voxels");
    expect(boundsOf(ofVoxels, ofVoxels, 1)).toBeUndefined();
    const missing = reportOf([12, 12, 12]);
    expect(boundsOf(missing, missing, 1)).toBeUndefined();
  });
});
