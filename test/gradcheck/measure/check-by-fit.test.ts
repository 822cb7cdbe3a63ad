import { describe, expect, it } from "vitest";
import { checkByFit } from "../../../src/gradcheck/measure/check-by-fit.ts";
import { checkDirection } from "../../../src/gradcheck/measure/check-direction.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

const x = Float64Array.of(1, 2);
const vector = Float64Array.of(1, 2);

/** A check of √x₀ + √x₁ with noise, whose gradient has a factor. */
function checkRoots(noise: number, factor: number, seed: number, sides: "both" | "forward" = "both") {
  const random = mulberry32(seed);
  const f = (at: ArrayLike<number>) => {
    const value = Math.sqrt(at[0]!) + Math.sqrt(at[1]!);
    return value + noise * (2 * random() - 1);
  };
  const gradient = (at: ArrayLike<number>) => Array.from(at, (v) => factor / (2 * Math.sqrt(v)));
  return finish(checkByFit(pointOf(f, gradient, x), { vector, sides }, 40, []));
}

const seeds = Array.from({ length: 60 }, (_, k) => k + 1);

describe("checkByFit", () => {
  it("passes a right gradient of a noisy function, and names its noise", () => {
    for (const seed of seeds) {
      const found = checkRoots(1e-3, 1, seed);
      expect(found.verdict, `seed ${seed}`).toBe("pass");
      // Uniform noise of 1e-3 has a standard deviation of 5.8e-4.
      expect(found.noise / 5.8e-4).toBeGreaterThan(0.6);
      expect(found.noise / 5.8e-4).toBeLessThan(1.6);
      expect(Math.abs(found.numeric - found.analytic)).toBeLessThanOrEqual(found.bar);
    }
  });

  it("fails one that is off by more than its bar", () => {
    for (const seed of seeds) expect(checkRoots(1e-3, 1.05, seed).verdict, `seed ${seed}`).toBe("fail");
  });

  it("does both on one side of x, less sharply", () => {
    for (const seed of seeds.slice(0, 20)) {
      expect(checkRoots(1e-4, 1, seed, "forward").verdict, `seed ${seed}`).toBe("pass");
      expect(checkRoots(1e-4, 1.2, seed, "forward").verdict, `seed ${seed}`).toBe("fail");
    }
  });

  it("allows for all that rounding f to a unit may do", () => {
    for (const unit of [0.01, 2 ** -7, 0.1]) {
      for (const seed of seeds) {
        const random = mulberry32(seed);
        const at = Float64Array.of(random(), random());
        const f = (y: ArrayLike<number>) => Math.round((y[0]! + y[1]!) / unit) * unit;
        const point = pointOf(f, () => [1, 1], at);
        const found = finish(checkByFit(point, { vector: at.map((v) => v / 2), sides: "both" }, 13, []));
        expect(found.verdict, `unit ${unit}, seed ${seed}`).not.toBe("fail");
      }
    }
  });

  it("is unresolved where all values are equal, or too few", () => {
    const still = pointOf(
      () => 1,
      () => [1, 1],
      x,
    );
    expect(finish(checkByFit(still, { vector, sides: "both" }, 13, [])).verdict).toBe("unresolved");
    const few = pointOf(
      (y) => y[0]! + y[1]!,
      () => [1, 1],
      x,
    );
    expect(finish(checkByFit(few, { vector, sides: "both" }, 4, [])).verdict).toBe("unresolved");
  });

  it("takes an error that is known, and that all values may share, at its worst", () => {
    // Linear as far as the steps go, and never more than 1e-3.
    const bias = (y: ArrayLike<number>) => Math.max(-1e-3, Math.min(1e-3, 4e-3 * (y[0]! - 1)));
    const f = (y: ArrayLike<number>) => y[0]! + y[1]! + bias(y);
    const point = pointOf(f, () => [1, 1], x);
    const direction = { vector, sides: "both" } as const;
    const { rungs } = finish(checkDirection(point, direction));
    expect(finish(checkByFit(point, direction, 13, rungs)).verdict).toBe("fail");
    expect(finish(checkByFit({ ...point, repeated: 1e-3 }, direction, 13, rungs)).verdict).toBe("pass");
  });
});
