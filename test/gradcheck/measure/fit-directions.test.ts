import { describe, expect, it } from "vitest";
import { checkDirection } from "../../../src/gradcheck/measure/check-direction.ts";
import { planDirections } from "../../../src/gradcheck/measure/directions.ts";
import { fitDirections, isNoisy } from "../../../src/gradcheck/measure/fit-directions.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

const x = Float64Array.of(0.7, 1.5, 2.2);

function fitAt(noise: number, factors: readonly number[], seed: number, extra = 0) {
  const random = mulberry32(seed);
  const f = (at: ArrayLike<number>) =>
    Array.from(at, Math.sqrt).reduce((sum, v) => sum + v, noise * (2 * random() - 1));
  const gradient = (at: unknown) =>
    Array.from(at as ArrayLike<number>, (v, k) => factors[k]! / (2 * Math.sqrt(v)));
  const point = pointOf(f, gradient, x);
  const directions = planDirections(point.subject.inputs, point.gradient, null, null, mulberry32(seed));
  const first = finish(checkDirection(point, directions[0]!));
  const known = { ...point, noise: first.noise };
  const { tally } = point.subject;
  const before = tally.evaluations;
  const found = finish(fitDirections(known, directions, first, 104, extra));
  return { ...found, first, known, spent: tally.evaluations - before };
}

describe("fitDirections", () => {
  it("fits all directions of a right gradient, for no more than it may spend", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { checks, failure, spent } = fitAt(1e-4, [1, 1, 1], seed);
      expect([failure, checks.length]).toEqual([null, 3]);
      expect(spent).toBeLessThanOrEqual(104);
    }
  });

  it("finds 3 % on one element, with a second fit", () => {
    for (let seed = 1; seed <= 20; seed++) {
      expect(fitAt(1e-4, [1, 1.03, 1], seed, 3000).failure?.verdict, `seed ${seed}`).toBe("fail");
    }
  });

  it("spends more on an error that may be luck, if it may", () => {
    const [without, found] = [0, 3000].map((extra) =>
      Array.from({ length: 20 }, (_, k) => fitAt(8e-3, [1, 1.1, 1], k + 1, extra)),
    );
    const failing = (list: typeof without) => list!.filter(({ failure }) => failure !== null);
    expect(failing(without).length).toBeLessThan(10);
    expect(failing(found).length).toBeGreaterThan(17);
    for (const { spent } of without!) expect(spent).toBeLessThanOrEqual(104);
    for (const { spent } of failing(found)) expect(spent).toBeGreaterThan(104);
  });
});

describe("isNoisy", () => {
  it("is a matter of what noise takes of all that f moves", () => {
    const noisy = fitAt(1e-3, [1, 1, 1], 1);
    expect(isNoisy(noisy.first, noisy.known)).toBe(true);
    const smooth = fitAt(0, [1, 1, 1], 1);
    expect(isNoisy(smooth.first, smooth.known)).toBe(false);
    expect(isNoisy({ ...smooth.first, resolution: 1 }, smooth.known)).toBe(false);
  });
});
