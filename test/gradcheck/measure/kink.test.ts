import { describe, expect, it } from "vitest";
import { checkDirection } from "../../../src/gradcheck/measure/check-direction.ts";
import type { Direction } from "../../../src/gradcheck/measure/directions.ts";
import { hasKink, slopesBeside } from "../../../src/gradcheck/measure/kink.ts";
import type { FloatArray } from "../../../src/index.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

const both = (...vector: number[]): Direction => ({ vector: Float64Array.from(vector), sides: "both" });

function check(
  f: (x: FloatArray) => number,
  gradient: readonly number[],
  x: FloatArray,
  direction: Direction = both(...Array.from(x, () => 1)),
) {
  return finish(
    checkDirection(
      pointOf(f, () => gradient, x),
      direction,
    ),
  );
}

describe("hasKink", () => {
  const rungsOf = (f: (x: number) => number) => check(([x]) => f(x!), [0], Float64Array.of(0)).rungs;

  it("sees a second difference that stays the same over the steps", () => {
    expect(hasKink(rungsOf(Math.abs), 0)).toBe(true);
    expect(
      hasKink(
        rungsOf((x) => x + 1e-3 * Math.abs(x)),
        1e-17,
      ),
    ).toBe(true);
  });

  it("sees none where it shrinks with the step, where it is noise, or over too few steps", () => {
    expect(
      hasKink(
        rungsOf((x) => Math.exp(x)),
        1e-16,
      ),
    ).toBe(false);
    expect(
      hasKink(
        rungsOf((x) => x + 1e-9 * Math.abs(x)),
        1,
      ),
    ).toBe(false);
    expect(hasKink(rungsOf(Math.abs), 0, 21)).toBe(false);
  });
});

describe("slopesBeside", () => {
  const bent = ([a]: FloatArray) => (a! < 2 ? -3 * a! : 5 * a! - 16);

  it("are the slopes behind x and ahead of it, of one direction", () => {
    const slopes = (along: number) => slopesBeside(check(bent, [5], Float64Array.of(2), both(along)));
    expect(slopes(1)).toEqual([expect.closeTo(-3, 4), expect.closeTo(5, 4)]);
    expect(slopes(-1)).toEqual([expect.closeTo(-5, 4), expect.closeTo(3, 4)]);
  });

  it("are not misled by a step of float32 that was stored as another", () => {
    const relu = (x: FloatArray) => Array.from(x).reduce((total, value) => total + Math.max(0, value), 0);
    const x = Float32Array.of(0.1, 0.7, 0.3, 0);
    const [behind, ahead] = slopesBeside(check(relu, [1, 1, 1, 1], x, both(0.1, -0.7, 0.3, 1)));
    expect(behind).toBeCloseTo(0.1 - 0.7 + 0.3, 6);
    expect(ahead).toBeCloseTo(0.1 - 0.7 + 0.3 + 1, 6);
  });

  it("are seen in values of float32, too, as far as they go", () => {
    const [behind, ahead] = slopesBeside(
      check((x) => Math.fround(1e-5 * Math.abs(x[0]!) + 0.7), [0], Float64Array.of(0)),
    );
    expect(behind).toBeCloseTo(-1e-5, 5);
    expect(behind).toBeLessThan(-5e-6);
    expect(ahead).toBeCloseTo(1e-5, 5);
    expect(ahead).toBeGreaterThan(5e-6);
  });

  it("are not known where f has no values", () => {
    expect(slopesBeside(check(([a]) => (a === 2 ? 0 : Number.NaN), [5], Float64Array.of(2)))[0]).toBeNaN();
  });
});
