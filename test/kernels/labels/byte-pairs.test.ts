import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countBytePairs, countsOfPairs } from "../../../src/kernels/labels/byte-pairs.ts";
import { withoutSimd } from "../../../src/kernels/simd/simd-module.ts";
import { KERNEL_BYTES, makeMemory } from "../../../src/tensor/arena/wasm-memory.ts";
import { randomLabels } from "../../tensor/random-values.ts";

/** A map has a table of pairs from this size on. */
const SIZE = 2 ** 18;
const arena = makeMemory(2 * SIZE + 4096, false)!;

const maps = fc.record({
  extra: fc.nat(40),
  labels: fc.constantFrom(2, 8, 256),
  run: fc.constantFrom(1, 20, 5000),
  offsets: fc.tuple(fc.nat(5), fc.nat(5)),
  places: fc.tuple(fc.boolean(), fc.boolean()),
  seed: fc.nat(1000),
});

type Case = typeof maps extends fc.Arbitrary<infer Value> ? Value : never;

/** Two maps at odd places, on their own or in the memory of the kernels; the target follows the prediction in stretches. */
function pairOf({ extra, labels, run, offsets, places, seed }: Case): [Uint8Array, Uint8Array] {
  const size = SIZE + extra;
  const values = [0, 1].map((which) => randomLabels(size, seed + which, labels, run));
  const [p, t] = values.map((own, which) => {
    const at = offsets[which]!;
    const view = places[which]!
      ? new Uint8Array(arena.buffer, KERNEL_BYTES + which * (size + 64) + at, size)
      : new Uint8Array(size + at).subarray(at);
    for (let k = 0; k < size; k++) view[k] = which === 1 && k % 900 < 700 ? values[0]![k]! : own[k]!;
    return view;
  });
  return [p!, t!];
}

function naive(p: Uint8Array, t: Uint8Array): Int32Array {
  const table = new Int32Array(65_536);
  for (let k = 0; k < p.length; k++) table[256 * p[k]! + t[k]!]!++;
  return table;
}

describe("countBytePairs", () => {
  it("counts as one voxel after the other does, with SIMD and without", () => {
    fc.assert(
      fc.property(maps, (given) => {
        const [p, t] = pairOf(given);
        const want = naive(p, t);
        const same = (table: Int32Array) =>
          table.length === want.length && table.every((count, k) => count === want[k]);
        expect(same(countBytePairs(p, t, 256)!)).toBe(true);
        expect(same(withoutSimd(() => countBytePairs(p, t, 256)!))).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

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
