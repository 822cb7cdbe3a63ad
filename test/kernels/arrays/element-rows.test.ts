import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as kernels from "../../../src/kernels/arrays/binary.ts";
import { addTile, combineRows, sumValues, TILE } from "../../../src/kernels/arrays/element-rows.ts";
import { BLOCK, sumBlock } from "../../../src/kernels/arrays/summation.ts";
import { elementKernels } from "../../../src/kernels/simd/element-kernels.ts";
import { withoutSimd } from "../../../src/kernels/simd/simd-module.ts";
import { randomNumbers } from "../../tensor/random-values.ts";

const ROWS = [
  ["addRow", kernels.add],
  ["subtractRow", kernels.subtract],
  ["multiplyRow", kernels.multiply],
  ["divideRow", kernels.divide],
  ["multiplyGradientRow", kernels.multiplyGradient],
  ["divideGradientRow", kernels.divideGradient],
] as const;

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  Infinity,
  -Infinity,
  Number.NaN,
  1e-45,
  -1e-45,
  1e-38,
  3.4e38,
  -3.4e38,
  2 ** -126,
];

/** Numbers of every exponent, and special ones among them. */
function numbers(count: number, seed: number): Float32Array<ArrayBuffer> {
  const random = randomNumbers(seed);
  return Float32Array.from({ length: count }, () => {
    if (random() < 0.2) return SPECIAL[Math.floor(random() * SPECIAL.length)]!;
    return (random() < 0.5 ? -1 : 1) * 2 ** (random() * 250 - 130);
  });
}

/** Bits, of which those of a NaN are the engine's own. */
const bitsOf = (x: Float32Array<ArrayBuffer>) =>
  Array.from(new Uint32Array(x.buffer, x.byteOffset, x.length), (bits, k) =>
    Number.isNaN(x[k]!) ? "NaN" : bits,
  );

const counts = fc.integer({ min: 2 * BLOCK, max: 2 * TILE + 5 });

describe.each(ROWS)("%s", (name, kernel) => {
  it("has the bits of the plain loop, over any count, offset and step", () => {
    fc.assert(
      fc.property(
        counts,
        fc.nat(3),
        fc.nat(1000),
        fc.constantFrom([1, 1], [0, 1], [1, 0]),
        (count, offset, seed, steps) => {
          const [aStep, bStep] = steps as [number, number];
          const a = numbers(count + offset, seed);
          const b = numbers(count + offset, seed + 1);
          const got = new Float32Array(count + offset).fill(9);
          const want = got.slice();
          expect(combineRows(name, got, offset, a, offset, aStep, b, offset, bStep, count)).toBe(true);
          kernel(want, offset, a, offset, aStep, b, offset, bStep, count);
          expect(bitsOf(got)).toEqual(bitsOf(want));
        },
      ),
      { seed: 9, numRuns: 12 },
    );
  });

  it("writes where an array lies in the memory of the kernels, and nothing beside it", () => {
    const { floats } = elementKernels.near()!;
    const start = 500_000;
    for (const count of [2 * BLOCK, 2 * BLOCK + 3]) {
      floats.fill(7, start - 4, start + count + 8);
      const out = floats.subarray(start, start + count);
      const [a, b] = [numbers(count, 3), numbers(count, 4)];
      expect(combineRows(name, out, 0, a, 0, 1, b, 0, 1, count)).toBe(true);
      const want = new Float32Array(count);
      kernel(want, 0, a, 0, 1, b, 0, 1, count);
      expect(bitsOf(out.slice())).toEqual(bitsOf(want));
      expect([floats[start - 1], floats[start + count], floats[start + count + 1]]).toEqual([7, 7, 7]);
    }
  });
});

describe("combineRows", () => {
  const single = new Float32Array(4000).fill(2);
  const out = new Float32Array(4000);

  it("takes a number that float32 has, and no other", () => {
    const by = (value: number) =>
      combineRows("multiplyRow", out, 0, single, 0, 1, Float64Array.of(value), 0, 0, 4000);
    expect(by(0.5)).toBe(true);
    expect(out[3999]).toBe(1);
    expect(by(-0)).toBe(true);
    expect(out[3999]).toBe(-0);
    expect(by(0.1)).toBe(false);
  });

  it("leaves other arrays, few elements and other operations to the loops", () => {
    const double = new Float64Array(4000);
    expect(combineRows("addRow", double, 0, single, 0, 1, single, 0, 1, 4000)).toBe(false);
    expect(combineRows("addRow", out, 0, double, 0, 1, single, 0, 1, 4000)).toBe(false);
    expect(combineRows("addRow", out, 0, single, 0, 1, single, 0, 1, 100)).toBe(false);
    expect(combineRows(undefined, out, 0, single, 0, 1, single, 0, 1, 4000)).toBe(false);
    expect(withoutSimd(() => combineRows("addRow", out, 0, single, 0, 1, single, 0, 1, 4000))).toBe(false);
  });
});

describe("sumValues", () => {
  it.each([0, 1, 1023, 2048, 2049, 4095, 4096, 4099, 12_345])(
    "has the bits of the blocks: %d values",
    (count) => {
      const random = randomNumbers(count);
      const x = Float32Array.from({ length: count }, () => random() - 0.3);
      let want = 0;
      for (let at = 0; at < count; at += BLOCK) want += sumBlock(x, at, 1, Math.min(BLOCK, count - at));
      expect(sumValues(x)).toBe(want);
      expect(withoutSimd(() => sumValues(x))).toBe(want);
      expect(sumValues(Float64Array.from(x))).toBe(want);
    },
  );

  it("goes on from a sum", () => {
    expect(addTile(10, Float32Array.of(1, 2, 3), 2, 1)).toBe(15);
    expect(addTile(10, new Float32Array(3000).fill(1), 2501)).toBe(2511);
  });
});
