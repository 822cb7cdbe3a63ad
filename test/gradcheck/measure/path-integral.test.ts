import { describe, expect, it } from "vitest";
import { checkDirection } from "../../../src/gradcheck/measure/check-direction.ts";
import type { Direction } from "../../../src/gradcheck/measure/directions.ts";
import { accountsForStep } from "../../../src/gradcheck/measure/path-integral.ts";
import type { FloatArray } from "../../../src/index.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

const UNIT = { low: 0, high: 1 };

/** What differences show along a direction, and whether the gradient next to x accounts for it. */
function examine(
  f: (x: FloatArray) => number,
  gradient: (x: FloatArray) => ArrayLike<number>,
  x: FloatArray,
  direction: Direction,
) {
  const point = pointOf(f, gradient, x, direction.sides === "forward" ? UNIT : null);
  const found = finish(checkDirection(point, direction));
  const before = point.subject.tally.evaluations;
  const accounted = finish(accountsForStep(point, found));
  expect(point.subject.tally.evaluations).toBe(before);
  return { verdict: found.verdict, accounted };
}

const inward: Direction = { vector: Float64Array.of(-1), sides: "forward" };
const beforeOne = (units: number) => Float32Array.of(1 - units * 2 ** -24);
const surprise = (x: FloatArray) => Math.fround(3 - Math.fround(Math.log(1 - x[0]!)));
const surpriseSlope = (x: FloatArray) => Float32Array.of(1 / (1 - x[0]!));

describe("accountsForStep", () => {
  it("accounts for a slope that changes within the finest step of float32", () => {
    expect(examine(surprise, surpriseSlope, beforeOne(2), inward).accounted).toBe(true);
  });

  it("does not account for one that is wrong by a factor or a sign there", () => {
    for (const factor of [4, 2, -1, 1.5]) {
      const wrong = (x: FloatArray) => surpriseSlope(x).map((slope) => factor * slope);
      const { verdict, accounted } = examine(surprise, wrong, beforeOne(16), inward);
      expect([verdict, accounted]).not.toEqual(["fail", true]);
      expect(verdict).not.toBe("pass");
    }
  });

  it("accounts for a kink that lies closer to x than f in float32 shows", () => {
    const x = Float32Array.of(0.5, 0.5 + 2 ** -20);
    const largest = ([a, b]: FloatArray) => Math.fround(Math.max(a!, b!));
    const one = ([a, b]: FloatArray) => Float32Array.of(a! > b! ? 1 : 0, a! > b! ? 0 : 1);
    const apart: Direction = { vector: Float64Array.of(0.5, -0.5), sides: "both" };
    expect(examine(largest, one, x, apart).accounted).toBe(true);
  });

  it("does not account for a gradient that is wrong at x alone", () => {
    const rectified = ([x]: FloatArray) => Math.max(0, x!);
    const jumps = ([x]: FloatArray) => [x! > 0 ? 1 : x! < 0 ? 0 : 7];
    const along: Direction = { vector: Float64Array.of(1), sides: "both" };
    expect(examine(rectified, jumps, Float64Array.of(0), along)).toEqual({
      verdict: "fail",
      accounted: false,
    });
  });

  it("does not account for a part in a thousand of a smooth slope, though the slope changes by more", () => {
    const cube = ([x]: FloatArray) => Math.exp(x!);
    const wrong = ([x]: FloatArray) => [1.001 * Math.exp(x!)];
    const along: Direction = { vector: Float64Array.of(1), sides: "both" };
    expect(examine(cube, wrong, Float64Array.of(1), along)).toEqual({ verdict: "fail", accounted: false });
  });

  it("does not account where the gradient has no value beside x", () => {
    const f = ([x]: FloatArray) => x! ** 2;
    const throwing = ([x]: FloatArray) => {
      if (x !== 1) throw new RangeError("no value");
      return [5];
    };
    const along: Direction = { vector: Float64Array.of(1), sides: "both" };
    expect(examine(f, throwing, Float64Array.of(1), along)).toEqual({ verdict: "fail", accounted: false });
  });
});
