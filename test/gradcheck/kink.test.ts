import { describe, expect, it } from "vitest";
import { checkDirection } from "../../src/gradcheck/check-direction.ts";
import { checkElement } from "../../src/gradcheck/element.ts";
import { acceptKink } from "../../src/gradcheck/kink.ts";
import { mulberry32 } from "../../src/kernels/random.ts";
import { finish } from "./finish.ts";
import { pointOf } from "./subjects.ts";

/** |x| + x² at 0 and at 1, with a slope of the caller's at 0. */
function see(slope: number, beside: (x: number) => number = (x) => Math.sign(x) + 2 * x) {
  const f = (x: ArrayLike<number>) =>
    Array.from(x).reduce((total, value) => total + Math.abs(value) + value * value, 0);
  const gradient = (x: ArrayLike<number>) =>
    Array.from(x, (value) => (value === 0 ? slope : value === 1 ? 3 : beside(value)));
  const point = pointOf(f, gradient, Float64Array.of(0, 1));
  const failure = finish(checkDirection(point, { vector: Float64Array.of(1, 0), sides: "both" }));
  const elements = [finish(checkElement(point, 0, null))];
  return { failure, elements, accepted: finish(acceptKink(point, failure, elements, null, mulberry32(1))) };
}

describe("acceptKink", () => {
  it("sees the slopes on either side", () => {
    const { failure, elements } = see(0.75);
    expect(failure.kink).toBe(true);
    expect(elements[0]!.kink![0]).toBeCloseTo(-1, 3);
    expect(elements[0]!.kink![1]).toBeCloseTo(1, 3);
  });

  it.each([-1, 0.75, 1])("accepts %d between them", (slope) => {
    expect(see(slope).accepted).toMatchObject({ kind: "kink" });
    expect(see(slope).accepted!.message).toMatch(
      /^f has a kink at \[0\]: slopes -1\.000 and 1\.000, the gradient .* between them, and right beside x$/,
    );
  });

  it.each([-1.5, 2])("refuses %d beyond them", (slope) => {
    expect(see(slope).accepted).toBe(null);
  });

  it("refuses a gradient that is wrong beside x", () => {
    expect(see(0.75, (x) => 2 * (Math.sign(x) + 2 * x)).accepted).toBe(null);
    expect(see(0.75, () => Number.NaN).accepted).toBe(null);
  });
});
