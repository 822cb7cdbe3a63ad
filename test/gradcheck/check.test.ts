import { describe, expect, it } from "vitest";
import { check } from "../../src/gradcheck/check.ts";
import { type GradcheckReport, square, sum, type Tensor } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { finish } from "./finish.ts";
import { canPaste, paste } from "./paste.ts";
import { softDice, softDiceGradient } from "./soft-dice.ts";

const see = (f: unknown, x: unknown, options: object = {}): GradcheckReport =>
  finish(check("gradcheck", f, x, options));

const size = 200;
const x = Float64Array.from({ length: size }, (_, k) => 0.05 + ((37 * k) % 90) / 100);
const target = Float64Array.from({ length: size }, (_, k) => (k % 3 === 0 ? 1 : 0));
const spoiled = (spoil: (slope: number, k: number) => number) => ({
  target,
  gradient: (p: Float64Array, t: Float64Array) => softDiceGradient(p, t).map(spoil),
});

describe("a report", () => {
  it("of a right gradient says what was seen", () => {
    const report = see(
      softDice,
      x,
      spoiled((slope) => slope),
    );
    expect(report).toMatchObject({
      verdict: "pass",
      value: softDice(x, target),
      shapes: [[size]],
      elements: [],
      pattern: null,
      single: false,
      smallest: null,
      outside: 0,
      seed: 1,
    });
    expect(report.directions.map(({ verdict }) => verdict)).toEqual(["pass", "pass", "pass"]);
    expect(report.directions[0]!.residuals.length).toBeGreaterThan(15);
  });

  it.each<[string, (slope: number, k: number) => number, RegExp]>([
    ["a factor", (slope) => 2 * slope, /^analytic = 2\.000 × numeric: a 2 too many$/],
    ["the sign", (slope) => -slope, /the sign is wrong$/],
    ["the mean", (slope) => slope / size, /1\/200, the number of elements/],
    ["zeros", () => 0, /^analytic is 0 where numeric is not/],
    ["an offset", (slope) => slope + 0.25, /^analytic = numeric \+ 0\.2500/],
    ["a part", (slope, k) => (target[k] === 1 ? 3 * slope : slope), /only where the target is 1$/],
  ])("names %s", (_, spoil, text) => {
    const { verdict, pattern } = see(softDice, x, spoiled(spoil));
    expect(verdict).toBe("fail");
    expect(pattern!.text).toMatch(text);
  });

  it("names the classes that were swapped", () => {
    const p = tensor(x.slice(0, 60), [2, 10, 3], { dtype: "float64" });
    const weights = Float64Array.from({ length: 60 }, (_, k) => 1 + (k % 3) + k / 60);
    const f = (q: Tensor) =>
      Array.from(q.data).reduce((total, value, k) => total + weights[k]! * value ** 2, 0);
    const gradient = (q: Tensor) => {
      const slopes = q.data.map((value, k) => 2 * weights[k]! * value);
      for (let k = 0; k < 60; k += 3) [slopes[k], slopes[k + 1]] = [slopes[k + 1]!, slopes[k]!];
      return slopes;
    };
    const { pattern } = see(f, p, { gradient });
    expect(pattern!.text).toBe(
      "the derivatives along axis 2 are in the wrong places: 0 holds that of 1, 1 holds that of 0",
    );
  });

  it.runIf(canPaste)("gives a smallest input that fails too when it is pasted", () => {
    const options = spoiled((slope) => 2 * slope);
    const { smallest } = see(softDice, x, options);
    const pasted = paste(smallest!) as { x: Float64Array; target: Float64Array };
    expect(pasted.x).toHaveLength(1);
    expect(see(softDice, pasted.x, { ...options, target: pasted.target }).verdict).toBe("fail");
  });

  it("of elements that are not chosen says nothing", () => {
    const wrongFirst = spoiled((slope, k) => (k === 0 ? 2 * slope : slope));
    expect(see(softDice, x, wrongFirst).verdict).toBe("fail");
    expect(see(softDice, x, { ...wrongFirst, where: x.map((_, k) => Math.min(k, 1)) }).verdict).toBe("pass");
  });

  it("keeps the error that f threw beside x", () => {
    const f = (p: Float64Array) => {
      if (p.some((value) => value < 0 || value > 1))
        throw new RangeError(`a value of ${p.length} is no probability`);
      return softDice(p, target);
    };
    const report = see(f, x, { gradient: (p: Float64Array) => softDiceGradient(p, target) });
    expect(report.verdict).toBe("pass");
    expect(report.outside).toBeGreaterThan(0);
    expect(report.outsideError).toBe("a value of 200 is no probability");
  });

  it("of second order checks the gradient of a slope", () => {
    const f = (y: Tensor) => sum(square(square(y)));
    const report = see(f, tensor([1, 2]), { order: 2 });
    expect(report.verdict).toBe("pass");
    expect(report.value).not.toBe(17);
  });
});

describe("a gradient that is none", () => {
  it.each<[string, unknown, string]>([
    ["too short", [1, 2], "gradient has length 2, x has 200 elements"],
    ["a string", "slope", 'gradient is "slope", want an array of numbers'],
    ["nothing", undefined, "gradient is undefined, want an array of numbers"],
  ])("fails: %s", (_, gradient, message) => {
    const report = see(softDice, x, { target, gradient: () => gradient });
    expect(report.verdict).toBe("fail");
    expect(report.findings.map((finding) => finding.message).join()).toContain(message);
    expect(report.evaluations).toBeGreaterThan(0);
  });
});

describe("errors", () => {
  const outOfRange = (): number => {
    throw new RangeError("f: the step is 3, want at most 2");
  };
  it.each<[string, () => unknown, string]>([
    ["f that is none", () => see(3, x), "gradcheck: f is 3, want a function"],
    ["x that is none", () => see(softDice, "x"), 'gradcheck: x is "x", want a Tensor'],
    ["an error of f", () => see(() => JSON.parse("{"), x, { gradient: () => x }), "JSON"],
    [
      "a RangeError of f at x",
      () => see(outOfRange, x, { gradient: () => x }),
      "f: the step is 3, want at most 2",
    ],
    [
      "f that is not finite at x",
      () => see(() => Number.NaN, x, { gradient: () => x }),
      "gradcheck: f is NaN at x, want a finite value",
    ],
    [
      "f that gives a map",
      () => see(() => labelMap([1]), x, { gradient: () => x }),
      "gradcheck: f gives a LabelMap, want a number or a Tensor of one value",
    ],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(message);
  });
});
