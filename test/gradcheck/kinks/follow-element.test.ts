import { describe, expect, it } from "vitest";
import { followsElement } from "../../../src/gradcheck/kinks/follow-element.ts";
import { checkDirection } from "../../../src/gradcheck/measure/check-direction.ts";
import { type FloatArray, gradcheck } from "../../../src/index.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

type Gradient = (x: FloatArray) => ArrayLike<number>;

/** Whether f moves along the first element by what a gradient gives on the way. */
function follows(f: (x: FloatArray) => number, gradient: Gradient, x: FloatArray): boolean {
  const point = pointOf(f, gradient, x);
  const vector = new Float64Array(x.length);
  vector[0] = 1;
  const failure = finish(checkDirection(point, { vector, sides: "both" }));
  return finish(followsElement(point, 0, failure, 1));
}

/** Clips the first element between two others: x₀ where it lies between them. */
const middle = ([a, b, c]: FloatArray) => Math.max(c!, Math.min(a!, b!));
const slopes =
  (factor: number): Gradient =>
  ([a, b, c]) =>
    a! <= b! && a! > c! ? [factor, 0, 0] : b! < a! && b! > c! ? [0, 1, 0] : [0, 0, 1];

describe("followsElement", () => {
  it("holds for any convention at a kink, and where kinks lie at all distances", () => {
    for (const share of [-1, 0, 0.3, 1]) {
      const signs: Gradient = ([x]) => [Math.sign(x!) || share];
      expect(follows(([x]) => Math.abs(x!), signs, Float64Array.of(0))).toBe(true);
      expect(follows(([x]) => Math.fround(Math.abs(x!)), signs, Float32Array.of(0))).toBe(true);
    }
    for (const x of [
      [0, 1e-7, -4e-6],
      [1e-9, 1e-9, -0.3],
      [3, 3, 3],
    ])
      expect(follows(middle, slopes(1), Float64Array.from(x))).toBe(true);
  });

  it("does not hold for a slope that is wrong next to x and not farther away", () => {
    expect(follows(middle, slopes(2), Float64Array.of(0, 1e-7, -4e-6))).toBe(false);
    expect(follows(middle, slopes(0), Float64Array.of(0, 1e-7, -4e-6))).toBe(false);
  });
});

/** Largest of least of neighbours, with two weights, and a factor for the slope of the first element. */
const weights = [1.0369995832443237, -0.9997621774673462];
const leastOf = (x: FloatArray, k: number) => (x[k + 1]! < x[k]! ? k + 1 : k);
const winners = (x: FloatArray) =>
  weights.map((_, k) =>
    [leastOf(x, k), leastOf(x, k + 1)].reduce((best, one) => (x[one]! > x[best]! ? one : best)),
  );
const opened = (x: FloatArray) => winners(x).reduce((sum, place, k) => sum + weights[k]! * x[place]!, 0);
const openedSlopes = (factor: number) => (x: FloatArray) => {
  const found = new Float64Array(x.length);
  for (const [k, place] of winners(x).entries()) found[place]! += weights[k]! * (place === 0 ? factor : 1);
  return found;
};

it("a slope that is wrong between nearly tied elements fails", () => {
  const x = Float64Array.of(0, 1.0521673488028682e-7, -0.0000040279546738020144, 0.5808290839195251);
  for (const seed of [1, 2, 3]) {
    expect(gradcheck(opened, x, { gradient: openedSlopes(1), seed }).verdict).toBe("pass");
    expect(gradcheck(opened, x, { gradient: openedSlopes(2), seed }).verdict).toBe("fail");
  }
});

it("a slope that is wrong between 0 and small elements fails, beside large ones in float32", () => {
  const factors = [
    1622.7185642349352 * 1.2899442911148071,
    1.6924886148587767e-6 * 1.2861831188201904,
    920.673202762899 * -0.8822018504142761,
    834857.052479732 * 0.8156812787055969,
  ];
  const dead = Float32Array.of(
    -0.00014056747022550553,
    -134772.609375,
    -0.0002477550588082522,
    -2.732221560108883e-7,
  );
  const hinges = (x: FloatArray) =>
    Array.from(x, (v, k) => Math.fround(factors[k]! * Math.max(0, v))).reduce(
      (sum, v) => Math.fround(sum + v),
      0,
    );
  const slopesBy = (leak: number) => (x: FloatArray) =>
    Float32Array.from(x, (v, k) => (v > 0 ? 1 : leak) * factors[k]!);
  for (const seed of [1, 2, 3, 100]) {
    expect(gradcheck(hinges, dead, { gradient: slopesBy(0), seed }).verdict).not.toBe("fail");
    expect(gradcheck(hinges, dead, { gradient: slopesBy(0.1), seed }).verdict).not.toBe("pass");
  }
});
