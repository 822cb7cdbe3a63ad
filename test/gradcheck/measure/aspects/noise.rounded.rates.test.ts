import { describe, expect, it } from "vitest";
import { gradcheck } from "../../../../src/index.ts";
import { mulberry32 } from "../../../../src/kernels/sampling/random.ts";

const mean = (x: Float64Array) => x.reduce((sum, value) => sum + value, 0) / x.length;
const gradient = (x: Float64Array) => x.map(() => 1 / x.length);

describe("an f rounded to a multiple of", () => {
  it.each([
    ["a power of two", 2 ** -7],
    ["a power of two", 2 ** -10],
    ["a power of ten", 1e-2],
    ["a power of ten", 1e-3],
  ])("%s, %d, fails no right gradient, though it stands still along some directions", (_, unit) => {
    for (const size of [2, 3, 10, 300]) {
      for (let seed = 1; seed <= 60; seed++) {
        const random = mulberry32(seed);
        const x = Float64Array.from({ length: size }, () => 0.5 + random());
        const f = (y: Float64Array) => Math.round(mean(y) / unit) * unit;
        const { verdict } = gradcheck(f, x, { gradient, seed });
        expect(verdict, `size ${size}, seed ${seed}`).not.toBe("fail");
      }
    }
  });
});

it("a rounded f still fails a gradient twice too large", () => {
  const x = new Float64Array([0.6, 0.7, 1.1]);
  const f = (y: Float64Array) => Math.round(mean(y) / 1e-3) * 1e-3;
  expect(gradcheck(f, x, { gradient: (y) => gradient(y).map((slope) => 2 * slope) }).verdict).toBe("fail");
});
