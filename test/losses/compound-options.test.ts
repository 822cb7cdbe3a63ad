import { describe, expect, it } from "vitest";
import { dealOptions, weightedSum } from "../../src/losses/compound-options.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const compound = { name: "loss", otherWeight: "focalWeight", otherOptions: ["gamma"] };
const deal = (options: object) => dealOptions(compound, options);

describe("dealOptions", () => {
  it("gives each part what it follows, and leaves out what is not given", () => {
    const both = {
      classAxis: 1,
      activation: "softmax",
      classWeights: [1, 2],
      weightNormalization: "none",
      ignoreIndex: 3,
      mask: tensor([1]),
      reduction: "sum",
      validate: false,
    };
    const dice = {
      smooth: 1,
      squared: true,
      overlap: "semimetric",
      batch: true,
      average: "micro",
      includeBackground: false,
      absentClasses: "skip",
    };
    const own = { diceWeight: 2, focalWeight: 3, parts: true };
    expect(deal({ ...both, ...dice, ...own, gamma: 4 })).toEqual({
      dice: { ...both, ...dice },
      other: { ...both, gamma: 4 },
      diceWeight: 2,
      weight: 3,
      parts: true,
    });
    expect(deal({})).toEqual({ dice: {}, other: {}, diceWeight: 1, weight: 1, parts: false });
  });

  it.each([
    [
      { reduction: "none" },
      RangeError,
      'loss: reduction is "none", want "mean" or "sum"; the parts differ in shape',
    ],
    [{ diceWeight: -1 }, RangeError, "loss: diceWeight is -1, want a finite number from 0"],
    [{ focalWeight: Number.NaN }, RangeError, "loss: focalWeight is NaN, want a finite number from 0"],
    [{ focalWeight: "1" }, TypeError, 'loss: focalWeight is "1", want a number'],
    [{ parts: 1 }, TypeError, "loss: parts is 1, want true or false"],
  ])("refuses %j", (options, kind, message) => {
    expect(() => deal(options)).toThrow(new kind(message));
  });

  it.each(["crossEntropyWeight", "alpha", "diceweight"])("does not know %s", (option) => {
    expect(() => deal({ [option]: 1 })).toThrow(TypeError);
    expect(() => deal({ [option]: 1 })).toThrow(`loss: unknown option "${option}", want smooth, `);
  });
});

describe("weightedSum", () => {
  it("adds two losses by their weights", () => {
    expect(weightedSum(tensor(2), 3, tensor(5), 7).item()).toBe(41);
    expect(weightedSum(tensor(2), 0, tensor(5), 1).item()).toBe(5);
  });
});
