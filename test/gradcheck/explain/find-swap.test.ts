import { describe, expect, it } from "vitest";
import { findSwap } from "../../../src/gradcheck/explain/find-swap.ts";
import { ladderAround } from "../../../src/gradcheck/points/check-point.ts";
import { type FloatArray, Tensor } from "../../../src/index.ts";
import { coordinatesOf, sizeOf, stridesOf } from "../../../src/tensor/shape.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

/** Σ wₖ·xₖ² with a weight of its own for each element; the gradient along an axis is put in other places. */
function search(
  shape: readonly number[],
  axis: number,
  from: (place: number) => number,
  wrong: readonly number[],
  most = 10_000,
) {
  const size = sizeOf(shape);
  const weight = (k: number) => 1 + 0.37 * k;
  const slopes = Array.from({ length: size }, (_, k) => 2 * weight(k) * 0.5);
  const stride = stridesOf(shape)[axis]!;
  const gradient = slopes.map((_, k) => {
    const place = coordinatesOf(k, shape)[axis]!;
    return slopes[k + (from(place) - place) * stride] ?? 0;
  });
  const f = (x: FloatArray) => Array.from(x).reduce((sum, value, k) => sum + weight(k) * value ** 2, 0);
  const point = pointOf(
    (x) => f((x as unknown as Tensor).data),
    () => gradient,
    new Tensor(new Float64Array(size).fill(0.5), shape),
  );
  return finish(findSwap(point, wrong, shape, ladderAround(1e-4, 12), most));
}

describe("findSwap", () => {
  it("sees two classes swapped, channels last", () => {
    expect(search([2, 4, 3], 2, (c) => [1, 0, 2][c]!, [0, 3, 9])).toEqual({
      text: "the derivatives along axis 2 are in the wrong places: 0 holds that of 1, 1 holds that of 0",
      matched: 9,
      of: 9,
    });
  });

  it("sees classes turned, channels first", () => {
    expect(search([2, 3, 9], 1, (c) => (c + 1) % 3, [0, 28])?.text).toBe(
      "the derivatives along axis 1 are in the wrong places: 0 holds that of 1, 1 holds that of 2, 2 holds that of 0",
    );
  });

  it("finds none where each is in its place, or holds what is nobody's", () => {
    expect(search([2, 3], 1, (c) => c, [0])).toBeNull();
    expect(search([4, 3], 1, (c) => c + 3, [0])).toBeNull();
    expect(search([2, 3], 1, (c) => Math.max(c, 1), [0])).toBeNull();
  });

  it("looks at no line that its budget does not reach to the end", () => {
    const spent = (most: number) => search([4, 3], 1, (c) => 2 - c, [0, 3], most);
    expect(spent(2 * 3 * 24 - 1)).toBeNull();
    expect(spent(2 * 3 * 24)).toMatchObject({ matched: 6, of: 6 });
  });

  it("does not look along axes that are none, of one, or long", () => {
    expect(search([6], 0, (c) => 5 - c, [0])).toBeNull();
    expect(search([6, 1], 0, (c) => 5 - c, [0])).toBeNull();
    expect(search([2, 9], 1, (c) => 8 - c, [0])).toBeNull();
    expect(search([2, 8], 1, (c) => 7 - c, [0])).not.toBeNull();
  });
});
