import { describe, expect, it } from "vitest";
import { planDirections } from "../../../src/gradcheck/measure/directions.ts";
import type { DirectionCheck } from "../../../src/gradcheck/measure/judge-ladder.ts";
import { along } from "../../../src/gradcheck/measure/judge-ladder.ts";
import { concluded, unseenOf } from "../../../src/gradcheck/points/conclude.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { pointOf } from "../subjects.ts";

const slopes = [2, -1, 3, 0.5];
const point = pointOf(
  (x) => [...x].reduce((sum, v, k) => sum + slopes[k]! * v, 0),
  () => slopes,
  Float64Array.of(1, 1, 1, 1),
);
const BAR = 1e-3;

/** Directions of a seed, and what they say if the first of them pass and the others show nothing. */
function conclude(seed: number, passes: number) {
  const directions = planDirections(point.subject.inputs, point.gradient, null, null, mulberry32(seed));
  const checks = directions.map((direction, k): DirectionCheck => {
    const { slope } = along(point.gradient, direction.vector);
    const isShown = k < passes;
    const bar = isShown ? BAR : Infinity;
    return {
      direction,
      verdict: isShown ? "pass" : "unresolved",
      analytic: slope,
      numeric: slope,
      bar,
      resolution: bar / Math.abs(slope),
      reference: 0,
      step: 0.1,
      noise: 0,
      rungs: [],
      kink: false,
    };
  });
  return { directions, checks, found: concluded(point, directions, checks, null, 0) };
}

describe("concluded", () => {
  it("passes where every element is seen, with a resolution above that of each direction", () => {
    const { checks, found } = conclude(1, 3);
    expect(found.verdict).toBe("pass");
    expect(found.resolution).toBeGreaterThan(Math.min(...checks.map(({ resolution }) => resolution)));
  });

  it("names elements that no direction of drawn lengths shows", () => {
    const { directions, checks, found } = conclude(1, 1);
    expect(found).toMatchObject({ verdict: "unresolved", unseen: [0, 1, 2, 3] });
    expect(unseenOf(directions, checks)).toEqual([0, 1, 2, 3]);
  });

  it("names an error that is found in 99 of 100 seeds where one direction of drawn lengths shows it", () => {
    const norm = Math.hypot(...slopes);
    let found = 0;
    const seeds = 2000;
    for (let seed = 1; seed <= seeds; seed++) {
      const { checks, found: named } = conclude(seed, 2);
      // What one element gains by its sign another loses.
      const size = (named.resolution * norm) / Math.SQRT2;
      const error = Float64Array.of(size, size, 0, 0);
      const isShown = ({ verdict, direction }: DirectionCheck) =>
        verdict === "pass" && Math.abs(along(error, direction.vector).slope) > BAR;
      if (checks.some(isShown)) found++;
    }
    expect(found).toBeGreaterThanOrEqual(0.99 * seeds);
  });
});
