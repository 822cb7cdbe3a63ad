import { describe, expect, it } from "vitest";
import { findShift } from "../../../src/gradcheck/explain/find-shift.ts";
import type { GradcheckElement } from "../../../src/gradcheck/measure/check-element.ts";
import { type FloatArray, gradcheck } from "../../../src/index.ts";
import { coordinatesOf } from "../../../src/tensor/shape.ts";

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

/** Elements of a shape, each with the target for its numeric derivative. */
const elementsOf = (
  targets: readonly number[],
  analyticOf: (k: number) => number,
  shape: readonly number[],
) =>
  targets.map(
    (numeric, k): GradcheckElement => ({
      input: 0,
      coordinates: coordinatesOf(k, shape),
      x: 0.5,
      target: numeric,
      analytic: analyticOf(k),
      numeric,
      bar: 1e-9,
      verdict: analyticOf(k) === numeric ? "pass" : "fail",
      kink: null,
    }),
  );

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

  it("counts the elements that have a neighbour on that side", () => {
    const wrong = (x: FloatArray) => slopes(x, moved(-1)).slopes.map((slope, k) => (k === 0 ? 5 : slope));
    const { pattern, elements } = gradcheck(f, p, { gradient: wrong, target });
    expect(pattern?.text).toMatch("before it along axis 0");
    expect(pattern).toMatchObject({ matched: elements.length - 1, of: elements.length });
  });

  it("names none where half of the elements have no neighbour on that side", () => {
    const classes = Array.from({ length: 16 }, (_, k) => (k % 2 === (Math.floor(k / 2) % 3) % 2 ? 1 : 0));
    const analytic = (k: number) => (k % 2 === 0 ? 1 - classes[k]! : Math.sin(k));
    expect(findShift(elementsOf(classes, analytic, [8, 2]), [8, 2], classes)).toBeNull();
    const labels = [0, 0, 0, 1, 1, 0, 1, 1, 1, 0, 0, 1, 0, 0, 1, 1];
    const other = (k: number) => (k % 2 === 0 ? labels[k + 1]! : Math.sin(k));
    expect(findShift(elementsOf(labels, other, [8, 2]), [8, 2], labels)).toBeNull();
  });

  it("names none where both neighbours, or the other value of the target itself, say the same", () => {
    const turns = Array.from({ length: 16 }, (_, k) => k % 2);
    expect(
      findShift(
        elementsOf(turns, (k) => 1 - turns[k]!, [16]),
        [16],
        turns,
      ),
    ).toBeNull();
    const butFirst = (k: number) => (k === 0 ? 5 : 1 - turns[k]!);
    expect(findShift(elementsOf(turns, butFirst, [16]), [16], turns)).toBeNull();
    const board = Array.from({ length: 64 }, (_, k) => ((Math.floor(k / 8) + (k % 8)) % 3) % 2);
    const before = (k: number) => ((Math.floor(k / 8) + (k % 8) + 2) % 3) % 2;
    expect(findShift(elementsOf(board, before, [8, 8]), [8, 8], board)).toBeNull();
  });

  it("names none where fewer than three elements have another target beside them", () => {
    const halves = Array.from({ length: 16 }, (_, k) => (k < 3 || k > 9 ? 1 : 0));
    const before = (k: number) => halves[Math.max(0, k - 1)]!;
    expect(findShift(elementsOf(halves, before, [16]), [16], halves)).toBeNull();
  });

  it("names none for the other values of the targets before", () => {
    expect(
      findShift(
        elementsOf([...target], (k) => 1 - moved(-1)[k]!, [size]),
        [size],
        target,
      ),
    ).toBeNull();
  });

  it("names none for slopes of more than two values", () => {
    const elements = elementsOf([...target], (k) => moved(-1)[k]! + 0.1 * (k % 3), [size]);
    const uneven = elements.map((one, k) => ({ ...one, numeric: one.numeric + 0.1 * (k % 3) }));
    expect(findShift(uneven, [size], target)).toBeNull();
  });
});
