import { expect, it } from "vitest";
import { checksOf } from "../../../bench/gradcheck/wild/wild-case.ts";
import { checksOfPlanted, KNOWN, PIECEWISE } from "../../../bench/gradcheck/wild/wild-rates.ts";
import { gradcheck } from "../../../src/index.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";

const largest = (x: Float64Array, places: readonly number[]) =>
  places.reduce((best, k) => (x[k]! > x[best]! ? k : best));

/** The least of the largest of two rows, and where it is: the first of equal elements. */
const leastOfLargest = (x: Float64Array) => {
  const half = x.length >> 1;
  const places = Array.from(x.keys());
  const [first, second] = [largest(x, places.slice(0, half)), largest(x, places.slice(half))];
  return x[second]! < x[first]! ? second : first;
};

const slopesOf = (x: Float64Array) => x.map((_, k) => (k === leastOfLargest(x) ? 1.5 : 0));
const f = (x: Float64Array) => 1.5 * x[leastOfLargest(x)]!;
const check = (x: Float64Array, gradient: (x: Float64Array) => Float64Array, seed = 1) =>
  gradcheck(f, x, { gradient, seed, budget: 1500 }).verdict;

it("passes an order of ties that few points beside x have", () => {
  const x = Float64Array.of(0.5, -2, 0.5, 0.5, 0.5, -1, 0, -1, 0.5, 0.5);
  for (let seed = 1; seed <= 12; seed++) expect(check(x, slopesOf, seed)).toBe("pass");
});

it("fails a gradient that forgets one element where it wins a tie, though other winners are right", () => {
  const forgetful = (x: Float64Array) => slopesOf(x).map((slope, k) => (k === 0 ? 0 : slope));
  for (const x of [Float64Array.of(1.25, 1.25, 0, 1.25), Float64Array.of(0.5, 0.5, 0.5, 0.5, 0, 0.5)]) {
    for (let seed = 1; seed <= 12; seed++) expect(check(x, forgetful, seed)).toBe("fail");
  }
});

it("does not fail a flat hinge whose bend lies a few units of rounding beyond x", () => {
  const hinge = (x: Float64Array) => Math.max(0, 1 + x[1]! - x[0]!);
  const slopes = (x: Float64Array) => (hinge(x) > 0 ? [-1, 1] : [0, 0]);
  for (const away of [1e-7, 6e-8, 1e-9, 1e-11]) {
    const x = Float64Array.of(1.5 + away, 0.5);
    for (let seed = 1; seed <= 5; seed++)
      expect(gradcheck(hinge, x, { gradient: slopes, seed }).verdict).not.toBe("fail");
  }
});

it("passes a flat convention where slopes of both signs nearly cancel, and never fails it at a bound of the domain", () => {
  const weights = [-0.8645, -1.0765, 0.9853, 0.7887];
  const target = [1, 0, 0, 1];
  const distance = (x: Float64Array) =>
    x.reduce((sum, v, k) => sum + weights[k]! * Math.abs(v - target[k]!) + (v - target[k]!) ** 2, 0);
  const gradient = (x: Float64Array) =>
    x.map((v, k) => weights[k]! * Math.sign(v - target[k]!) + 2 * (v - target[k]!));
  for (let seed = 1; seed <= 12; seed++) {
    const x = Float64Array.from(target);
    expect(gradcheck(distance, x, { gradient, seed }).verdict).toBe("pass");
    // In the domain, f shows one side of each kink, and 0 is the slope of neither.
    expect(gradcheck(distance, x, { gradient, seed, domain: [0, 1] }).verdict).toBe("unresolved");
  }
});

it("does not pass zeros for slopes that f has within 10⁻⁷ of a bound only, where its values are noisy", () => {
  const makers = [...KNOWN.entries()].map(([index, make]) => make(8, mulberry32(2 * 7919 + 8 * 31 + index)));
  const odds = makers.find(({ group }) => group === "odds near bounds")!;
  const wrong = [...checksOf(odds, "float32")].find(
    (one) => one.gradientName === "zero where the target is 0",
  )!;
  const { verdict, resolution } = wrong.check(2, 1500);
  expect(verdict === "pass" && wrong.error > resolution).toBe(false);
});

it("every function with kinks in more than one place: nothing right fails, and of every sixth bug none passes", () => {
  for (const [index, make] of PIECEWISE.entries()) {
    const checks = [...checksOfPlanted(make(4, mulberry32(2 * 7919 + 4 * 31 + index)), "float64")];
    for (const one of checks.filter(({ error }, k) => error === 0 || (k + index) % 6 === 0)) {
      const { verdict, resolution } = one.check(2, 1500);
      const name = `${one.group}, ${one.gradientName}`;
      if (one.error === 0) expect([name, verdict]).not.toEqual([name, "fail"]);
      else if (one.error > resolution) expect([name, verdict]).not.toEqual([name, "pass"]);
    }
  }
});
