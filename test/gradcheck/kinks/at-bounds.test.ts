import { describe, expect, it } from "vitest";
import { checkAtBounds, isRightAhead } from "../../../src/gradcheck/kinks/at-bounds.ts";
import { checkDirection } from "../../../src/gradcheck/measure/check-direction.ts";
import type { FloatArray } from "../../../src/index.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

const unit = { low: 0, high: 1 };
const squares = (x: FloatArray) => [...x].reduce((sum, v) => sum + (v + 1) ** 2, 0);
/** The slopes of {@link squares}, with another one within a distance of 0. */
const slopesBut = (distance: number) => (x: FloatArray) => x.map((v) => (v <= distance ? 0.5 : 2 * (v + 1)));

const pointAt = (distance: number, ...x: number[]) =>
  pointOf(squares, slopesBut(distance), Float64Array.from(x), unit);

describe("checkAtBounds", () => {
  const check = (distance: number, ...x: number[]) =>
    finish(checkAtBounds(pointAt(distance, ...x), null, mulberry32(1)));

  it("passes right slopes, and a point without elements at bounds", () => {
    expect(check(-1, 0, 1, 0.5)).toBe("pass");
    expect(check(0.7, 0.5, 0.6)).toBe("pass");
  });

  it("fails slopes that are wrong a little inside as well", () => {
    expect(check(1e-3, 0, 0.5)).toBe("fail");
    expect(check(1e-3, 1e-4, 0.5)).toBe("fail");
  });

  it("is unresolved where the gradient jumps at the bound alone", () => {
    expect(check(0, 0, 0.5)).toBe("unresolved");
  });
});

describe("isRightAhead", () => {
  const isRight = (distance: number, sides: "both" | "forward") => {
    const point = pointAt(distance, 0, 0.5);
    const failure = finish(checkDirection(point, { vector: Float64Array.of(1, 0), sides: "forward" }));
    return finish(isRightAhead(point, { ...failure, direction: { ...failure.direction, sides } }));
  };

  it("reports whether differences show the gradient just ahead of x", () => {
    expect(isRight(0, "forward")).toBe(true);
    expect(isRight(1e-3, "forward")).toBe(false);
  });

  it("holds for no direction to both sides of x", () => {
    expect(isRight(0, "both")).toBe(false);
  });
});
