import { describe, expect, it } from "vitest";
import { findPattern } from "../../../src/gradcheck/explain/find-pattern.ts";
import type { GradcheckElement } from "../../../src/gradcheck/measure/check-element.ts";

type Spoil = (numeric: number, element: GradcheckElement) => number;

const BAR = 1e-12;

/** Elements of [2, 3, 2], each with a derivative of its own and, in turn, targets 0 and 1; spoiled where they are. */
function sampleOf(spoil: Spoil, bar = BAR): GradcheckElement[] {
  return Array.from({ length: 12 }, (_, k) => {
    const numeric = Math.sin(1 + k);
    const coordinates = [Math.floor(k / 6), Math.floor(k / 2) % 3, k % 2];
    const right: GradcheckElement = {
      input: 0,
      coordinates,
      x: [0, 0.25, 1][k % 3]!,
      target: [0, 1, 1, 0][k % 4]!,
      analytic: numeric,
      numeric: numeric * (1 + 1e-15),
      bar,
      verdict: "pass",
      kink: null,
    };
    const analytic = spoil(numeric, right);
    return { ...right, analytic, verdict: analytic === numeric ? "pass" : "fail" };
  });
}

const shape = [2, 3, 2];
const find = (spoil: Spoil) => findPattern(sampleOf(spoil), shape);
const where = (holds: (element: GradcheckElement) => boolean, factor = 3): Spoil => {
  return (numeric, element) => (holds(element) ? factor * numeric : numeric);
};

describe("findPattern", () => {
  it.each<[string, Spoil, string]>([
    ["a factor", (n) => 1.25 * n, "analytic = 1.250 × numeric"],
    ["a factor that is nearly 1", (n) => 1.001 * n, "analytic = 1.001 × numeric"],
    ["one that is nearer", (n) => (1 - 2e-6) * n, "analytic = 0.999998 × numeric"],
    ["2", (n) => 2 * n, "analytic = 2.000 × numeric: a 2 too many"],
    ["½", (n) => n / 2, "analytic = 0.5000 × numeric: a 2 is missing"],
    ["the sign", (n) => -n, "analytic = -1.000 × numeric: the sign is wrong"],
    ["−2", (n) => -2 * n, "analytic = -2.000 × numeric: the sign is wrong, and a 2 too many"],
    ["−½", (n) => -n / 2, "analytic = -0.5000 × numeric: the sign is wrong, and a 2 is missing"],
    ["zero", () => 0, "analytic is 0 where numeric is not: detached from f, or overwritten"],
    ["an offset", (n) => n + 0.25, "analytic = numeric + 0.2500"],
    [
      "an offset below, which is small beside the slopes",
      (n) => n - 1e-6,
      "analytic = numeric − 0.000001000",
    ],
    [
      "N",
      (n) => 12 * n,
      "analytic = 12.00 × numeric: 12 is the number of elements: f takes their mean, the gradient does not",
    ],
    [
      "1/N",
      (n) => n / 12,
      "analytic = 0.08333 × numeric: 1/12, the number of elements: the gradient takes their mean, f does not",
    ],
    [
      "an axis",
      (n) => 3 * n,
      "analytic = 3.000 × numeric: 3 is the length of axis 1: f takes its mean, the gradient does not",
    ],
    [
      "1 over an axis",
      (n) => n / 3,
      "analytic = 0.3333 × numeric: 1/3, the length of axis 1: the gradient takes its mean, f does not",
    ],
  ])("names %s", (_, spoil, text) => {
    expect(find(spoil)).toEqual({ text, matched: 12, of: 12 });
  });

  it("takes a factor of the first axis for the batch, whose mean is missing", () => {
    const sample = sampleOf((numeric) => 5 * numeric);
    expect(findPattern(sample, [5, 3, 2])?.text).toBe(
      "analytic = 5.000 × numeric: 5 is the batch: its mean is missing in the gradient",
    );
  });

  it.each<[string, Spoil, string]>([
    ["the target is 1", where(({ target }) => target === 1, 2), "a 2 too many, only where the target is 1"],
    ["the target is 0", where(({ target }) => target === 0, 2), "a 2 too many, only where the target is 0"],
    ["x is 0", where(({ x }) => x === 0, 2), "a 2 too many, only where x is 0"],
    ["x is 1", where(({ x }) => x === 1, 2), "a 2 too many, only where x is 1"],
    ["a class", where(({ coordinates }) => coordinates[2] === 1, 2), "a 2 too many, only at 1 of axis 2"],
    ["a sample", where(({ coordinates }) => coordinates[0] === 0, 2), "a 2 too many, only at 0 of axis 0"],
  ])("says that it is wrong only where %s", (_, spoil, ending) => {
    const found = find(spoil)!;
    expect(found.text).toBe(`analytic = 2.000 × numeric: ${ending}`);
    // All that are wrong; those that are right are no exception to it.
    expect(found.of).toBe(found.matched);
    expect(found.matched).toBeLessThan(12);
  });

  it("says in how many of the elements a factor holds where the place says nothing", () => {
    const places = new Set(["0,0,0", "1,2,1", "0,1,1"]);
    const some = where(({ coordinates }) => places.has(String(coordinates)), 1.5);
    expect(find(some)).toEqual({ text: "analytic = 1.500 × numeric", matched: 3, of: 12 });
  });

  it("says where alone, if nothing else is common", () => {
    const odd: Spoil = (numeric, { coordinates }) =>
      coordinates[2] === 1 ? numeric ** 2 + coordinates[1]! : numeric;
    expect(find(odd)).toEqual({
      text: "analytic differs from numeric, only at 1 of axis 2",
      matched: 6,
      of: 6,
    });
  });

  it("finds none in what is wrong without rule, in one element, or in none", () => {
    expect(find((numeric) => numeric ** 2)).toBeNull();
    expect(find(where(({ coordinates }) => String(coordinates) === "0,1,1"))).toBeNull();
    expect(find((numeric) => numeric)).toBeNull();
    expect(findPattern([], shape)).toBeNull();
  });

  it("takes small errors without rule for no factor of 1", () => {
    expect(
      find((numeric, { coordinates }) => numeric * (1 + 1e-6 * (1 + coordinates[1]! + 3 * coordinates[2]!))),
    ).toBeNull();
  });

  it("does not take one factor for another that a bar would hide", () => {
    const spoil: Spoil = (numeric, { coordinates }) => (coordinates[2] === 1 ? 2.001 : 2) * numeric;
    expect(find(spoil)?.text).toMatch(
      /^analytic over numeric depends on the position along axis 2: 2\.000 at 0, 2\.001 at 1/,
    );
    expect(findPattern(sampleOf(spoil, 1e-2), shape)?.text).toMatch(/^analytic = 2\.00\d × numeric/);
  });
});
