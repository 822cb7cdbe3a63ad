import { describe, expect, it } from "vitest";
import type { Direction } from "../../../src/gradcheck/measure/directions.ts";
import { isEven, jumpOf, measureRungs, stepsOf } from "../../../src/gradcheck/measure/ladder.ts";
import type { FloatArray } from "../../../src/index.ts";
import { finish } from "../finish.ts";
import { subjectOf } from "../subjects.ts";

const ladder = { first: 0.25, ratio: 5, rungs: 4 };
const both = (...vector: number[]): Direction => ({ vector: Float64Array.from(vector), sides: "both" });
const forward = (...vector: number[]): Direction => ({ ...both(...vector), sides: "forward" });

function climbAt(
  f: (x: FloatArray) => number,
  x: FloatArray,
  gradient: readonly number[],
  direction: Direction,
  centre = f(x),
) {
  const subject = subjectOf(f, () => gradient, x);
  const rungs = finish(
    measureRungs(subject, Float64Array.from(gradient), direction, centre, stepsOf(ladder)),
  );
  return { rungs, tally: subject.tally };
}

const cube = ([x]: FloatArray) => x! ** 3;

describe("measureRungs", () => {
  it("gives of x³ at 2, whose slope is 12 + t², the residual beside a gradient of 11", () => {
    const { rungs, tally } = climbAt(cube, Float64Array.of(2), [11], both(1));
    expect(rungs.map(({ step }) => step)).toEqual(
      [0.25, 0.05, 0.01, 0.002].map((step) => expect.closeTo(step, 15)),
    );
    for (const { step, residual, secondDifference, values, gain } of rungs) {
      expect(residual).toBeCloseTo(1 + step ** 2, 9);
      // The second difference of a smooth function is of the second order: f″·t.
      expect(secondDifference).toBeCloseTo(12 * step, 9);
      expect(values).toEqual([(2 + step) ** 3, (2 - step) ** 3].map((value) => expect.closeTo(value, 12)));
      expect(gain).toBe(1 / step);
    }
    expect(tally.evaluations).toBe(8);
  });

  it("takes the step that was stored, so that rounding of x drops out", () => {
    const x = Float32Array.of(0.3, 0.7);
    const { rungs } = climbAt(([a, b]) => 3 * a! - 5 * b!, x, [3, -5], both(0.3, 0.7));
    for (const { residual, values, step } of rungs) {
      expect(Math.abs(residual)).toBeLessThan(1e-13);
      const asked = (values[0]! - values[1]!) / (2 * step) - (0.9 - 3.5);
      expect(Math.abs(asked)).toBeGreaterThan(1e-9);
    }
  });

  it("asks f on one side only where it shall, against its value at x", () => {
    const { rungs, tally } = climbAt(cube, Float64Array.of(2), [12], forward(-1));
    for (const { step, residual, secondDifference, values, gain } of rungs) {
      expect(residual).toBeCloseTo(6 * step - step ** 2, 9);
      expect(secondDifference).toBe(0);
      expect(values).toHaveLength(1);
      expect(gain).toBe(2 / step);
    }
    expect(tally.evaluations).toBe(4);
  });

  it("keeps the second difference of a kink, whatever the step", () => {
    const { rungs } = climbAt(([x]) => Math.abs(x!), Float64Array.of(0), [0], both(1));
    for (const { secondDifference, residual } of rungs) {
      expect(secondDifference).toBeCloseTo(2, 12);
      expect(residual).toBe(0);
    }
  });

  it("leaves out steps beyond the domain, and does not ask the other side in vain", () => {
    const root = ([x]: FloatArray) => Math.sqrt(x!);
    const { rungs, tally } = climbAt(root, Float64Array.of(0.1), [0], both(-1));
    expect(rungs.map(({ step }) => step)).toEqual(
      [0.05, 0.01, 0.002].map((step) => expect.closeTo(step, 15)),
    );
    expect(tally).toMatchObject({ evaluations: 7, outside: 1 });
  });

  it("leaves out steps of which storing leaves too little", () => {
    const { rungs, tally } = climbAt(([x]) => x!, Float32Array.of(1e7), [1], both(0.9));
    expect(rungs).toHaveLength(0);
    expect(tally.evaluations).toBe(0);
    expect(climbAt(([x]) => x!, Float32Array.of(1e7), [1], both(100)).rungs).toHaveLength(3);
  });
});

describe("isEven", () => {
  const at = Float64Array.of(0);
  const bowl = ([x]: FloatArray) => 3 + x! * x!;
  const rungsOf = (f: (x: FloatArray) => number, direction = both(1)) => climbAt(f, at, [0], direction).rungs;

  it("is so at a minimum, to within noise", () => {
    expect(isEven(rungsOf(bowl), 0)).toBe(true);
    const tilted = rungsOf(([x]) => bowl(Float64Array.of(x!)) + 1e-3 * x!);
    expect(isEven(tilted, 2.6e-4)).toBe(true);
    expect(isEven(tilted, 2.4e-4)).toBe(false);
  });

  it("is not so of a cube, on one side of x, and of one step alone", () => {
    expect(isEven(rungsOf(cube), 1e-4)).toBe(false);
    expect(isEven(rungsOf(bowl, forward(1)), 1)).toBe(false);
    expect(isEven(rungsOf(bowl).slice(0, 1), 1)).toBe(false);
  });
});

describe("jumpOf", () => {
  const jumpAt = (f: (x: FloatArray) => number, x: FloatArray, direction: Direction) => {
    const subject = subjectOf(f, () => [0], x);
    const steps = stepsOf({ ...ladder, rungs: 9 });
    const rungs = finish(measureRungs(subject, Float64Array.of(0), direction, f(x), steps));
    return jumpOf(rungs, f(x));
  };
  const stepped = ([x]: FloatArray) => x! + (x! > 1 ? 0.5 : 0);

  it.each([Float64Array, Float32Array])("is by how much f leaves its value at x: %o", (make) => {
    expect(jumpAt(stepped, make.of(1), both(1))).toBeCloseTo(0.5, 3);
    expect(jumpAt(stepped, make.of(1), forward(1))).toBeCloseTo(0.5, 3);
  });

  it("is 0 on the other side of a jump, beside it, at a kink, where f is steep and where it scatters", () => {
    expect(jumpAt(stepped, Float64Array.of(1), forward(-1))).toBe(0);
    expect(jumpAt(stepped, Float64Array.of(1.001), both(1))).toBe(0);
    expect(jumpAt(([x]) => Math.floor(x!), Float64Array.of(1 - 1e-6), forward(1))).toBe(0);
    expect(jumpAt(([x]) => Math.abs(x!), Float64Array.of(0), both(1))).toBe(0);
    expect(jumpAt(([x]) => Math.abs(x!) ** 0.05, Float64Array.of(0), both(1))).toBe(0);
    expect(jumpAt(([x]) => Math.sin(1e9 * x!), Float64Array.of(0.5), both(1))).toBe(0);
  });
});
