import { describe, expect, it } from "vitest";
import { findShift } from "../../../src/gradcheck/explain/find-shift.ts";
import type { GradcheckElement } from "../../../src/gradcheck/measure/check-element.ts";
import { type FloatArray, gradcheck } from "../../../src/index.ts";

const size = 40;
const target = Float64Array.from({ length: size }, (_, k) => (k % 7 < 3 ? 1 : 0));
const p = Float64Array.from({ length: size }, (_, k) => ((37 * k) % 99) / 100 + 0.005);

/** The slopes of a Dice loss for the mask of another one. */
const slopes = (x: FloatArray, mask: ArrayLike<number>) => {
  let [overlap, sum] = [0, 0];
  for (let k = 0; k < size; k++) {
    overlap += x[k]! * mask[k]!;
    sum += x[k]! + mask[k]!;
  }
  return {
    loss: 1 - (2 * overlap) / sum,
    slopes: x.map((_, k) => (2 * overlap - 2 * mask[k]! * sum) / sum ** 2),
  };
};
const f = (x: FloatArray) => slopes(x, target).loss;
const moved = (by: number) => target.map((_, k) => target[(k + by + size) % size]!);
const textOf = (gradient: (x: FloatArray) => ArrayLike<number>) =>
  gradcheck(f, p, { gradient, target }).pattern?.text;

describe("findShift", () => {
  it("names a target that is shifted by one, and which way", () => {
    expect(textOf((x) => slopes(x, moved(-1)).slopes)).toBe(
      "analytic goes by the target of the element before it along axis 0: the target is shifted by one",
    );
    expect(textOf((x) => slopes(x, moved(1)).slopes)).toMatch("of the element after it along axis 0");
  });

  it("names none where it is shifted by more, turned around, or another", () => {
    for (const mask of [moved(2), moved(-3), target.slice().reverse(), target.map((t) => 1 - t)])
      expect(textOf((x) => slopes(x, mask).slopes) ?? "").not.toMatch("shifted");
  });

  it("names none for slopes of more than two values", () => {
    const elements = Array.from(
      target,
      (_, k): GradcheckElement => ({
        input: 0,
        coordinates: [k],
        x: p[k]!,
        target: target[k]!,
        analytic: moved(-1)[k]! + 0.1 * (k % 3),
        numeric: target[k]! + 0.1 * (k % 3),
        bar: 1e-9,
        verdict: "fail",
        kink: null,
      }),
    );
    expect(findShift(elements, [size], target)).toBeNull();
  });
});
