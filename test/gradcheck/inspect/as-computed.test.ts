import { describe, expect, it } from "vitest";
import { asComputed } from "../../../src/gradcheck/inspect/as-computed.ts";
import { checkDirection } from "../../../src/gradcheck/measure/check-direction.ts";
import { gradcheck } from "../../../src/index.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

const { fround } = Math;
/** The largest of numbers in float32, behind an input of float64. */
const largest = (x: ArrayLike<number>) => Math.max(...Array.from(x, fround));
/** The gradient that gives all to the first of the largest: ones and zeros. */
const first = (x: ArrayLike<number>) => {
  const numbers = Array.from(x, fround);
  return Float64Array.from(numbers, (_, k) => (k === numbers.indexOf(Math.max(...numbers)) ? 1 : 0));
};
const tied = Float64Array.of(0.5, -0.5, 0.5, 0, 0.5);

function known(f: (x: ArrayLike<number>) => number, gradient: (x: ArrayLike<number>) => Float64Array) {
  const point = pointOf(f, gradient, tied);
  const vector = Float64Array.of(1, -0.7, 0.8, 1.1, -1.3);
  return asComputed(point, finish(checkDirection(point, { vector, sides: "both" })));
}

describe("asComputed", () => {
  it("takes a function for one of float32 whose values are float32 numbers, whatever few bits its gradient has", () => {
    const { unit, subject } = known(largest, first);
    expect(unit).toBe(2 ** -24);
    expect(subject.inputs.parts[0]!.isRounded).toBe(true);
  });

  it("leaves others as they are", () => {
    expect(known((x) => Math.max(...Array.from(x)), first).unit).toBe(2 ** -53);
    expect(known(largest, (x) => first(x).map((slope) => slope / 3)).unit).toBe(2 ** -53);
  });

  it("lets ties pass in float32 behind float64, and a tie that is counted twice fail", () => {
    expect(gradcheck(largest, tied, { gradient: first }).verdict).toBe("pass");
    const each = (x: ArrayLike<number>) =>
      Float64Array.from(x, (value) => (fround(value) === largest(x) ? 1 : 0));
    expect(gradcheck(largest, tied, { gradient: each }).verdict).toBe("fail");
    const margin = (x: ArrayLike<number>) => fround(largest(Array.from(x).slice(1)) - fround(x[0]!));
    const slopes = (x: ArrayLike<number>) => Float64Array.of(-1, ...first(Array.from(x).slice(1)));
    expect(gradcheck(margin, tied, { gradient: slopes }).verdict).toBe("pass");
  });
});
