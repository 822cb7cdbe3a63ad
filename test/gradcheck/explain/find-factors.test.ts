import { describe, expect, it } from "vitest";
import { gradcheck, tensor } from "../../../src/index.ts";

const SMOOTH = 2;
const size = 300;
const target = Float64Array.from({ length: size }, (_, k) => (k % 3 === 0 ? 1 : 0));
const x = Float64Array.from({ length: size }, (_, k) => ((37 * k) % 99) / 100 + 0.005);

type Numbers = Float64Array;

const sumOf = (length: number, term: (k: number) => number) => {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += term(k);
  return sum;
};
const total = (values: Numbers) => sumOf(values.length, (k) => values[k]!);
const actual = total(target);
const intersection = (p: Numbers) => sumOf(size, (k) => p[k]! * target[k]!);
const dice = (p: Numbers) => 1 - (2 * intersection(p) + SMOOTH) / (total(p) + actual + SMOOTH);
const meanDice = (p: Numbers) =>
  1 - ((2 * intersection(p)) / size + SMOOTH) / ((total(p) + actual) / size + SMOOTH);

/** The gradient of 1 − above/below. */
const slopes =
  (above: (p: Numbers) => number, below: (p: Numbers) => number, factor = 1) =>
  (p: Numbers) => {
    const [a, b] = [above(p), below(p)];
    return p.map((_, k) => factor * (a / b ** 2 - (2 * target[k]!) / b));
  };
const above = (p: Numbers) => 2 * intersection(p) + SMOOTH;
const below = (p: Numbers) => total(p) + actual + SMOOTH;

const WRONG: Record<string, (p: Numbers) => Numbers> = {
  "the smoothing is missing in the denominator": slopes(above, (p) => below(p) - SMOOTH),
  "the smoothing is missing in the numerator": slopes((p) => above(p) - SMOOTH, below),
  "the smoothing is missing": slopes(
    (p) => above(p) - SMOOTH,
    (p) => below(p) - SMOOTH,
  ),
  "the sum of the target is left out of the denominator": slopes(above, (p) => below(p) - actual),
  "the sum of x is left out of the denominator": slopes(above, (p) => below(p) - total(p)),
  "the denominator is taken for a constant": (p) => {
    const b = below(p);
    return p.map((_, k) => (-2 * target[k]!) / b);
  },
  "f takes sums over the elements, the gradient means, beside the same smoothing": slopes(
    (p) => (2 * intersection(p)) / size + SMOOTH,
    (p) => (total(p) + actual) / size + SMOOTH,
    1 / size,
  ),
};

const textOf = (f: (p: Numbers) => number, gradient: (p: Numbers) => Numbers, seed: number) =>
  gradcheck(f, x, { gradient, target, seed, domain: [0, 1] }).pattern?.text;

describe("a factor where the target is 1 and another where it is 0", () => {
  it.each(Object.entries(WRONG))("names the term that explains them: %s", (term, gradient) => {
    for (const seed of [1, 2, 3]) {
      expect(textOf(dice, gradient, seed)).toMatch(new RegExp(`^analytic = .*: ${term}$`));
    }
  });

  it("names sums in the gradient where f takes means", () => {
    expect(textOf(meanDice, slopes(above, below), 1)).toMatch(
      /: f takes means over the elements, the gradient sums/,
    );
  });

  it("names no term where none explains them", () => {
    const right = slopes(above, below);
    const other = (p: Numbers) => right(p).map((slope, k) => (target[k] ? 1.3 : 0.7) * slope);
    expect(textOf(dice, other, 1)).toBe(
      "analytic = 1.300 × numeric where the target is 1, 0.7000 × where it is 0",
    );
  });
});

describe("factors along an axis", () => {
  it("are listed by position", () => {
    const f = ({ data }: { data: ArrayLike<number> }) =>
      Array.from(data).reduce((sum, value) => sum + value ** 2, 0);
    const given = tensor(
      Float64Array.from({ length: 12 }, (_, k) => k / 10 + 0.1),
      [2, 2, 3],
    );
    const report = gradcheck(f, given, {
      gradient: ({ data }) => Array.from(data, (value, k) => 2 * value * (1 + (k % 3))),
    });
    expect(report.pattern).toEqual({
      text: "analytic over numeric depends on the position along axis 2: 1 at 0, 2.000 at 1, 3.000 at 2",
      matched: 12,
      of: 12,
    });
  });
});
