import fc from "fast-check";
import { expect, it } from "vitest";
import { formatGradcheck, gradcheck } from "../../src/index.ts";

const cube = (x: Float64Array) => x.reduce((total, value) => total + value ** 3, 0);
const slope = (x: Float64Array) => x.map((value) => 3 * value * value);

it("has at most 25 lines of at most 130 characters, whatever is wrong", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom<(value: number, k: number) => number>(
        (value) => 2 * value,
        (value, k) => (k % 2 ? value : -value),
        (_, k) => k,
        () => Number.NaN,
        (value, k) => value + (k === 0 ? 1e-3 : 0),
        () => 0,
      ),
      fc.boolean(),
      (size, spoil, strict) => {
        const x = Float64Array.from({ length: size }, (_, k) => Math.sin(k + 1));
        const f = (p: Float64Array) => {
          if (strict && p.some((value) => Math.abs(value) > 1))
            throw new RangeError("too large: ".padEnd(200, "x"));
          return cube(p);
        };
        const lines = formatGradcheck(gradcheck(f, x, { gradient: (p) => slope(p).map(spoil) })).split("\n");
        expect(lines.length).toBeLessThanOrEqual(25);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(130);
      },
    ),
    { seed: 1, numRuns: 40 },
  );
});
