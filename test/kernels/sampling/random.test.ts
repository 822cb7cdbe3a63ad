import { expect, it } from "vitest";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";

const draw = (seed: number, count: number) => Array.from({ length: count }, mulberry32(seed));

it("gives the numbers of a seed again", () => {
  // Mulberry32 as its author published it gives these, times 2³².
  const published = [1144304738, 1416247, 958946056];
  expect(draw(0, 3)).toEqual(published.map((number) => number / 2 ** 32));
  expect(draw(7, 50)).toEqual(draw(7, 50));
  expect(draw(8, 50)).not.toEqual(draw(7, 50));
});

it("spreads them evenly over [0, 1)", () => {
  const numbers = draw(1, 100_000);
  expect(Math.min(...numbers.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
  const tenths = Array.from(
    { length: 10 },
    (_, k) => numbers.filter((number) => Math.floor(number * 10) === k).length,
  );
  expect(tenths.reduce((total, count) => total + count)).toBe(numbers.length);
  // Six standard deviations of a count.
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(6 * 95);
});
