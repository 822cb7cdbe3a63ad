import { describe, expect, it } from "vitest";
import {
  crossEntropyLoss,
  diceLoss,
  edgeCases,
  focalTverskyLoss,
  formatGradcheck,
  gradcheck,
  sum,
  type Target,
  type Tensor,
} from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { gradcheckMatchers } from "../../src/testing/gradcheck-matchers.ts";
import { type ProtocolExpect, protocolExpect } from "./protocol-expect.ts";
import { handDice, handGradient, handGradientWithoutSmooth, scaledDice } from "./wrong-losses.ts";

const protocol = protocolExpect();
protocol.extend(gradcheckMatchers);
expect.extend(gradcheckMatchers);

const { prediction, target } = edgeCases([2, 8, 3])[0]!;
const x = new Float64Array([3, 1]);
const squares = (given: Float64Array) => given.reduce((total, each) => total + each * each, 0);
const twice = (given: Float64Array) => given.map((each) => 2 * each);

/** What an assertion throws. */
const messageOf = (assertion: () => unknown): string => {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  return expect.fail("nothing thrown");
};

describe.each<[string, ProtocolExpect]>([
  ["Vitest's expect", expect as unknown as ProtocolExpect],
  ["an expect that follows Jest's protocol", protocol],
])("%s", (_, claim) => {
  it.each(Object.entries({ diceLoss, focalTverskyLoss, crossEntropyLoss }))("passes %s", (_name, loss) => {
    claim(loss).toHaveCorrectGradient(prediction, { target });
    const logits = (p: Tensor, t: Target) => (loss as typeof diceLoss)(p, t, { activation: "softmax" });
    for (const seed of [1, 2]) claim(logits).toHaveCorrectGradient(prediction, { target, seed });
  });

  it("passes several inputs, black boxes and second derivatives", () => {
    claim((a: Tensor, b: Tensor) => sum(diceLoss(a, b))).toHaveCorrectGradient([prediction, target]);
    claim(squares).toHaveCorrectGradient(x, { gradient: twice });
    claim(handDice).toHaveCorrectGradient(prediction, { target, gradient: handGradient });
    claim(diceLoss).toHaveCorrectGradient(prediction, { target, order: 2 });
  });

  it.each([
    [2, "a 2 too many"],
    [-1, "the sign is wrong"],
    [0, "analytic is 0"],
  ])("fails a gradient that is %d times the right one, with the report", (factor, says) => {
    const loss = scaledDice(factor);
    const message = messageOf(() => claim(loss).toHaveCorrectGradient(prediction, { target }));
    expect(message).toBe(formatGradcheck(gradcheck(loss, prediction, { target })));
    expect(message).toContain(says);
    claim(loss).not.toHaveCorrectGradient(prediction, { target });
  });

  it("fails a missing smooth where there is nothing else", () => {
    const options = { gradient: handGradientWithoutSmooth, domain: [0, 1] };
    const tiny = edgeCases([1, 8, 1]).find(({ name }) => name.startsWith("tiny"))!;
    const message = messageOf(() =>
      claim(handDice).toHaveCorrectGradient(tiny.prediction, { ...options, target: tiny.target }),
    );
    expect(message).toMatch(/^gradcheck: fail/);
  });

  it("negated, says that the gradient is right", () => {
    const message = messageOf(() => claim(diceLoss).not.toHaveCorrectGradient(prediction, { target }));
    expect(message).toMatch(
      /^expected the gradient to be wrong, but it is correct\n\ngradcheck: pass, a relative error of/,
    );
  });

  describe("what f cannot show", () => {
    const coarse = (given: Float64Array) => Math.fround(1e8 + squares(given));
    const options = { gradient: twice };

    it("fails either way", () => {
      for (const assertion of [claim(coarse), claim(coarse).not]) {
        const message = messageOf(() => assertion.toHaveCorrectGradient(x, options));
        expect(message).toMatch(/^gradcheck: unresolved, f cannot show this gradient/);
        expect(message).toMatch(/allowUnresolved: true lets pass what f cannot show$/);
      }
    });

    it("passes either way if it may", () => {
      claim(coarse).toHaveCorrectGradient(x, { ...options, allowUnresolved: true });
      claim(coarse).not.toHaveCorrectGradient(x, { ...options, allowUnresolved: true });
    });
  });

  it("does not let a wrong gradient pass for unresolved", () => {
    expect(() =>
      claim(squares).toHaveCorrectGradient(x, { gradient: () => [1, 1], allowUnresolved: true }),
    ).toThrow("gradcheck: fail");
  });

  it("waits for promises", async () => {
    const later = async (given: Float64Array) => squares(given);
    const found = claim(later).toHaveCorrectGradient(x, { gradient: async (y: Float64Array) => twice(y) });
    expect(found).toBeInstanceOf(Promise);
    await found;
    await claim(later).not.toHaveCorrectGradient(x, { gradient: () => [1, 1] });
    await expect(claim(later).toHaveCorrectGradient(x, { gradient: () => [1, 1] })).rejects.toThrow(
      "gradcheck: fail",
    );
    await expect(claim(later).not.toHaveCorrectGradient(x, { gradient: twice })).rejects.toThrow(
      "expected the gradient to be wrong, but it is correct",
    );
  });

  it.each<[string, () => unknown, string]>([
    ["no function", () => claim(5).toHaveCorrectGradient(x), "f is 5, want a function"],
    ["no x", () => claim(squares).toHaveCorrectGradient(undefined), "x is undefined"],
    ["null as options", () => claim(squares).toHaveCorrectGradient(x, null as never), "options are null"],
    [
      "a tolerance",
      () => claim(squares).not.toHaveCorrectGradient(x, { tolerance: 1e-3 }),
      'unknown option "tolerance", want target, where, domain, noise, seed, budget, gradient, order, dtype, allowUnresolved',
    ],
    [
      "allowUnresolved of another kind",
      () => claim(squares).toHaveCorrectGradient(x, { allowUnresolved: 1 }),
      "allowUnresolved is 1, want true or false",
    ],
    [
      "a wrong option of the check",
      () => claim(diceLoss).not.toHaveCorrectGradient(tensor([1]), { budget: 1 }),
      "budget is 1",
    ],
  ])("refuses %s", (_what, assertion, says) => {
    const message = messageOf(assertion);
    expect(message).toContain(says);
    expect(message).toMatch(/^toHaveCorrectGradient: /);
  });
});

it("a matcher called by itself is no negation", () => {
  const { toHaveCorrectGradient } = gradcheckMatchers;
  expect(toHaveCorrectGradient.call(undefined as never, squares, x, { gradient: twice })).toMatchObject({
    pass: true,
  });
});
