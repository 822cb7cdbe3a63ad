import fc from "fast-check";
import { expect, it } from "vitest";
import { countBytePairs } from "../../../src/kernels/labels/byte-pairs.ts";
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
