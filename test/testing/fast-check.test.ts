import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  add,
  diceLoss,
  divide,
  edgeCases,
  grad,
  type LabelMap,
  multiply,
  subtract,
  sum,
  Tensor,
} from "../../src/index.ts";
import { asyncGradcheckProperty, gradcheckProperty } from "../../src/testing/fast-check.ts";
import type { DrawnCase } from "../../src/testing/property-check.ts";
import { handDice, handGradient, handGradientWithoutSmooth, scaledDice } from "./wrong-losses.ts";

/** Dice without any smoothing, which is 0/0 where nothing is predicted and nothing is there. */
const unguardedDice = (p: Tensor, t: Tensor) =>
  subtract(1, divide(multiply(2, sum(multiply(p, t))), add(sum(p), sum(t))));

/** Where runs that are left out to save time, draws or shrinking, would be missed. */
const ALL_RUNS = { interruptAfterTimeLimit: 120_000 };

interface Failure {
  readonly counterexample: DrawnCase;
  readonly path: string;
  /** What the property threw there. */
  readonly message: string;
}

function failureOf(
  property: fc.IRawProperty<[DrawnCase], false>,
  parameters: fc.Parameters<[DrawnCase]>,
): Failure {
  const details = fc.check(property, { ...ALL_RUNS, ...parameters });
  if (!details.failed || details.counterexample === null) return expect.fail("the property holds");
  return {
    counterexample: details.counterexample[0],
    path: details.counterexamplePath!,
    message: (details.errorInstance as Error).message,
  };
}

describe("fails for", () => {
  it.each([2, -1])("a gradient that is %d times the right one", (factor) => {
    const { counterexample, message } = failureOf(gradcheckProperty(scaledDice(factor)), { seed: 1 });
    expect(counterexample).toEqual({ edgeCase: "random", shape: [1, 1, 1], seed: 0 });
    expect(message).toMatch(/^gradcheck: fail, one element is wrong: \[0, 0, 0\]\n/);
    expect(message).toContain("const x = tensor(");
    expect(message).toContain("const target = tensor([1], [1, 1, 1]");
  });

  it("a gradient that lacks the smoothing of its loss", () => {
    const { counterexample, message } = failureOf(
      gradcheckProperty(handDice, { gradient: handGradientWithoutSmooth }),
      { seed: 1 },
    );
    expect(counterexample.shape).toEqual([1, 1, 1]);
    expect(message).toMatch(/^gradcheck: fail/);
  });

  it("a loss that is NaN in an edge case, which it shows as code", () => {
    const { counterexample, message } = failureOf(gradcheckProperty(unguardedDice), {
      seed: 1,
      numRuns: 300,
    });
    expect(counterexample).toEqual({ edgeCase: "all zero", shape: [1, 1, 1], seed: 0 });
    expect(message.split("\n")).toEqual([
      "RangeError: gradcheckProperty: f is NaN at x, want a finite value",
      "",
      "  the input",
      '    const x = tensor([0], [1, 1, 1], { dtype: "float64" });',
      '    const target = tensor([0], [1, 1, 1], { dtype: "float64" });',
    ]);
  });

  it("what breaks in edge cases only, unless they are left out", () => {
    const property = gradcheckProperty(unguardedDice, { edgeCases: false });
    fc.assert(property, { seed: 1, numRuns: 100 });
  });
});

describe("replay", () => {
  const run = (parameters: fc.Parameters<[DrawnCase]>) =>
    failureOf(gradcheckProperty(unguardedDice), { numRuns: 300, ...parameters });

  it("a seed gives the same counterexample", () => {
    expect(run({ seed: 7 })).toEqual(run({ seed: 7 }));
  });

  it("seed and path lead to it at once", () => {
    const { path, counterexample, message } = run({ seed: 7 });
    expect(fc.check(gradcheckProperty(unguardedDice), { seed: 7, path, endOnFailure: true })).toMatchObject({
      failed: true,
      numRuns: 1,
      counterexample: [counterexample],
      errorInstance: { message },
    });
  });

  it("what is printed names the edge case", () => {
    const { edgeCase, shape, seed } = run({ seed: 7 }).counterexample;
    const { prediction } = edgeCases(shape, { seed }).find(({ name }) => name === edgeCase)!;
    expect(Array.from(prediction.data)).toEqual([0]);
  });
});

describe("what a loss cannot show", () => {
  const right = (p: Tensor, t: Tensor) => grad((q: Tensor) => diceLoss(q, t))(p);

  it("is passed over, and others are drawn", () => {
    let checks = 0;
    const loss = (p: Tensor, t: Tensor) => {
      checks++;
      return p.shape[0]! > 1 ? Math.fround(1e8 + diceLoss(p, t).item()) : diceLoss(p, t).item();
    };
    const options = { gradient: right, edgeCases: false };
    expect(fc.check(gradcheckProperty(loss, options), { seed: 1, numRuns: 20, ...ALL_RUNS })).toMatchObject({
      failed: false,
      numRuns: 20,
      numSkips: expect.toSatisfy((skips: number) => skips > 5),
    });
    expect(checks).toBeGreaterThan(20 * 100);
  });

  it("fails if it is everything, however few runs there are", () => {
    const loss = (p: Tensor, t: Tensor) => Math.fround(1e8 + diceLoss(p, t).item());
    const options = { gradient: right, edgeCases: false };
    const { counterexample, message } = failureOf(gradcheckProperty(loss, options), { seed: 1, numRuns: 3 });
    expect(counterexample.shape).toEqual([1, 1, 1]);
    expect(message).toMatch(
      /^gradcheckProperty: none of \d+ inputs shows the gradient; the last is\n\ngradcheck: unresolved/,
    );
  });
});

describe("promises", () => {
  const later = async (p: Tensor, t: Tensor) => handDice(p, t);

  it("are taken by asyncGradcheckProperty", async () => {
    const gradient = async (p: Tensor, t: Tensor) => handGradient(p, t);
    await fc.assert(asyncGradcheckProperty(later, { gradient }), { seed: 1, numRuns: 40 });
    await fc.assert(asyncGradcheckProperty(handDice, { gradient }), { seed: 1, numRuns: 5 });
    await fc.assert(asyncGradcheckProperty(diceLoss), { seed: 1, numRuns: 5 });
  });

  it("of a wrong gradient fail as others do", async () => {
    const property = asyncGradcheckProperty(later, { gradient: handGradientWithoutSmooth });
    const { counterexample, errorInstance } = await fc.check(property, { seed: 1, ...ALL_RUNS });
    const wanted = failureOf(gradcheckProperty(handDice, { gradient: handGradientWithoutSmooth }), {
      seed: 1,
    });
    expect({ counterexample: counterexample![0], message: (errorInstance as Error).message }).toEqual({
      counterexample: wanted.counterexample,
      message: wanted.message,
    });
  });

  it("are refused by gradcheckProperty, which says who takes them", () => {
    const property = gradcheckProperty(later as never, { gradient: handGradient });
    expect(failureOf(property, { seed: 1 }).message).toBe(
      "gradcheckProperty: loss or gradient gives a promise, want numbers; asyncGradcheckProperty takes promises",
    );
  });
});

it("the target's type is that which is asked for", () => {
  gradcheckProperty((_, target) => {
    expectTypeOf(target).toEqualTypeOf<Tensor>();
    return new Tensor(new Float64Array(1), []);
  });
  gradcheckProperty(
    (_, target) => {
      expectTypeOf(target).toEqualTypeOf<LabelMap>();
      return new Tensor(new Float64Array(1), []);
    },
    { target: "labels" },
  );
});
