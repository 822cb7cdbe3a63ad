import { expect, it } from "vitest";
import { mergeSums, slopesOfSample } from "../../../src/workers/loss/merge-sums.ts";

// One class, so seven sums a sample and block.
const block = (value: number) => new Array<number>(7).fill(value);
const parts = [
  { part: { sample: 0, start: 0, end: 2048 }, blocks: Float64Array.from([...block(1e16), ...block(1)]) },
  { part: { sample: 0, start: 2048, end: 2049 }, blocks: Float64Array.from(block(-1e16)) },
  { part: { sample: 1, start: 0, end: 10 }, blocks: Float64Array.from(block(3)) },
];

it("adds blocks in the order of their voxels, whatever the order of the parts", () => {
  // 1e16 + 1 is 1e16.
  expect(mergeSums(parts, 2, 1)).toEqual(Float64Array.from([...block(0), ...block(3)]));
  expect(mergeSums([...parts].reverse(), 2, 1)).toEqual(mergeSums(parts, 2, 1));
});

it("gives each sample its slopes", () => {
  const slopes = { overlap: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), terms: Float64Array.of(9, 10) };
  expect(slopesOfSample(slopes, 1, 2, 2)).toEqual({
    overlap: Float64Array.of(3, 4, 7, 8),
    terms: Float64Array.of(10),
  });
  expect(slopesOfSample({ overlap: null, terms: null }, 0, 2, 2)).toEqual({ overlap: null, terms: null });
});
