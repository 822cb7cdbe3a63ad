import { describe, expect, it } from "vitest";
import { countBytePairs, countsOfPairs } from "../../../src/kernels/labels/byte-pairs.ts";

/** A map has a table of pairs from this size on. */
const SIZE = 2 ** 18;

describe("countBytePairs", () => {
  it("takes a negative label for one above all classes", () => {
    const negative = new Int8Array(SIZE).fill(-1);
    expect(countBytePairs(negative, new Uint8Array(SIZE), 128)![256 * 255]).toBe(SIZE);
    expect(countBytePairs(negative, new Uint8Array(SIZE), 129)).toBeNull();
  });

  it("is null for small maps and for labels of more than a byte", () => {
    expect(countBytePairs(new Uint8Array(SIZE - 1), new Uint8Array(SIZE - 1), 2)).toBeNull();
    expect(countBytePairs(new Uint8Array(SIZE), new Uint16Array(SIZE), 2)).toBeNull();
  });
});

describe("countsOfPairs", () => {
  const table = new Int32Array(65_536);
  table[0] = 5;
  table[256 + 1] = 7;
  table[256 * 2 + 1] = 3;
  table[256 + 9] = 2;

  it("adds rows, columns and the diagonal, without the voxels of an ignored target", () => {
    const { intersection, predicted, actual, voxels, valid } = countsOfPairs(table, 3, 9);
    expect([intersection, predicted, actual].map((sums) => [...sums])).toEqual([
      [5, 7, 0],
      [5, 7, 3],
      [5, 10, 0],
    ]);
    expect([voxels, valid]).toEqual([15, true]);
  });

  it("is invalid where a label names no class", () => {
    expect(countsOfPairs(table, 3, null).valid).toBe(false);
    expect(countsOfPairs(table, 10, null).valid).toBe(true);
    expect(countsOfPairs(table, 2, 9).valid).toBe(false);
  });
});
