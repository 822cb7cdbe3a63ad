import { describe, expect, it } from "vitest";
import { type FloatArray, gradcheck } from "../../../src/index.ts";

const size = 60;
const target = Float64Array.from({ length: size }, (_, k) => (k % 3 === 0 ? 1 : 0));
const p = Float64Array.from({ length: size }, (_, k) => ((37 * k) % 99) / 100 + 0.005);
const sumOf = (term: (k: number) => number) => Array.from(target.keys()).reduce((sum, k) => sum + term(k), 0);
const overlap = (x: FloatArray) => sumOf((k) => x[k]! * target[k]!);
const squares = (x: FloatArray) => sumOf((k) => x[k]! ** 2 + target[k]!);

const lossOf = (smooth: number) => (x: FloatArray) => 1 - (2 * overlap(x) + smooth) / (squares(x) + smooth);
/** The slopes of 1 − above/below, with the 2 of the squares or another factor. */
const slopes = (x: FloatArray, above: number, below: number, factor = 2) =>
  x.map((v, k) => (factor * v * above) / below ** 2 - (2 * target[k]!) / below);
const textOf = (
  smooth: number,
  gradient: (x: FloatArray) => ArrayLike<number>,
  f: (x: FloatArray) => number = lossOf(smooth),
) => gradcheck(f, p, { gradient, target, domain: [0, 1] }).pattern?.text ?? "";

describe("findSquaredTerm", () => {
  it.each([1, 0.01, 1e-4])("names a smoothing of %d that is forgotten", (smooth) => {
    const [above, below] = [
      (x: FloatArray) => 2 * overlap(x) + smooth,
      (x: FloatArray) => squares(x) + smooth,
    ];
    expect(textOf(smooth, (x) => slopes(x, above(x), squares(x)))).toBe(
      "with squares in the denominator, the smoothing is missing in the denominator",
    );
    expect(textOf(smooth, (x) => slopes(x, 2 * overlap(x), below(x)))).toMatch("missing in the numerator");
    expect(textOf(smooth, (x) => slopes(x, 2 * overlap(x), squares(x)))).toMatch(/smoothing is missing$/);
  });

  it.each([1, 0.01, 1e-4])("names a smoothing of %d that is forgotten in a score", (smooth) => {
    const score = (x: FloatArray) => 1 - lossOf(smooth)(x);
    const scoreText = (above: number, below: number) =>
      textOf(smooth, (x) => slopes(x, 2 * overlap(x) + above, squares(x) + below).map((v) => -v), score);
    expect(scoreText(smooth, 0)).toMatch("the smoothing is missing in the denominator");
    expect(scoreText(0, smooth)).toMatch("the smoothing is missing in the numerator");
    expect(scoreText(0, 0)).toMatch(/smoothing is missing$/);
  });

  it("names a constant denominator, and squares without their 2", () => {
    const [above, below] = [(x: FloatArray) => 2 * overlap(x) + 1, (x: FloatArray) => squares(x) + 1];
    expect(textOf(1, (x) => slopes(x, above(x), below(x), 0))).toMatch("taken for a constant");
    expect(textOf(1, (x) => slopes(x, above(x), below(x), 1))).toMatch("lack their 2");
  });

  it("names nothing for another mistake, and for another function", () => {
    const other = (x: FloatArray) => slopes(x, 2 * overlap(x) + 3, squares(x) + 1);
    expect(textOf(1, other)).not.toMatch("squares");
    const cubes = (x: FloatArray) => sumOf((k) => x[k]! ** 3 - target[k]! * x[k]!);
    const gradient = (x: FloatArray) => x.map((v, k) => v * v - target[k]!);
    expect(gradcheck(cubes, p, { gradient, target }).pattern?.text ?? "").not.toMatch("squares");
  });
});
