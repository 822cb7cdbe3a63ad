import { describe, expect, it } from "vitest";
import { SetSorter, weighSets } from "../../../src/kernels/lovasz/lovasz-sets.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import { randomValues } from "../../tensor/random-values.ts";
import { naiveWeights } from "./naive-weights.ts";

// Two samples of three voxels and two classes.
const layout = classLayout("f", [2, 3, 2], -1);
const target = Uint8Array.of(0, 1, 1, 0, 0, 1);
const targetOfRow = [
  [1, 0, 0],
  [0, 1, 1],
  [1, 1, 0],
  [0, 0, 1],
];
const errors = Float64Array.from(randomValues(12, 1, 0, 1));

/** The weights of sets of elements, sorted as one. */
function weightsOf(sets: readonly (readonly number[])[], counted: Uint8Array | null): Float64Array {
  const want = new Float64Array(12);
  for (const set of sets) {
    const members = set.flatMap((row) =>
      [0, 1, 2].flatMap((k) => (counted?.[3 * (row >> 1) + k] === 0 ? [] : [3 * row + k])),
    );
    const hits = members.map((at) => targetOfRow[Math.floor(at / 3)]![at % 3]!);
    const own = naiveWeights(
      members.map((at) => errors[at]!),
      hits,
    );
    members.forEach((at, k) => {
      want[at] = own[k]!;
    });
  }
  return want;
}

describe("sets of errors", () => {
  it.each([
    [[[0], [1], [2], [3]], null],
    [
      [
        [0, 2],
        [1, 3],
      ],
      null,
    ],
    [[[0, 2, 1, 3]], null],
    [[[1], [3]], null],
    [[], null],
    [[[0], [1, 2]], Uint8Array.of(1, 0, 1, 0, 1, 1)],
  ])("%#: has the weights of each set, 0 outside, and their products with the errors", (sets, counted) => {
    const rows = errors.slice();
    weighSets(rows, { layout, target, counted }, sets);
    expect(rows).toEqual(weightsOf(sets, counted));
    const sorter = new SetSorter({ layout, target, counted }, sets);
    for (const set of sets) {
      const given = { errors, starts: [0, 3, 6, 9] };
      const sorted = sorter.sort(set, given);
      let at = 0;
      for (const row of set) {
        const want = [0, 1, 2].reduce((sum, k) => sum + rows[3 * row + k]! * errors[3 * row + k]!, 0);
        expect(sorter.sumOf(row, at, given, sorted)).toBeCloseTo(want, 14);
        at += sorter.sizeOf(row);
      }
      expect(at).toBe(set.reduce((size, row) => size + sorter.sizeOf(row), 0));
    }
  });

  it("takes a target of zeros and ones in the layout of the prediction", () => {
    const hot = Float32Array.from({ length: 12 }, (_, k) => (target[k >> 1] === k % 2 ? 1 : 0));
    const sets = [[0, 1], [2], [3]];
    const [ofLabels, ofHot] = [target, hot].map((given) => {
      const rows = errors.slice();
      weighSets(rows, { layout, target: given, counted: null }, sets);
      return rows;
    });
    expect(ofHot).toEqual(ofLabels);
  });
});
