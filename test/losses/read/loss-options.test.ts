import { describe, expect, it } from "vitest";
import {
  checkFactor,
  readLossOptions,
  UNSUPPORTED_BY_VOXEL_LOSSES,
} from "../../../src/losses/read/loss-options.ts";

describe("readLossOptions", () => {
  it("fills in the documented defaults", () => {
    expect(readLossOptions("loss", {})).toEqual({
      name: "loss",
      given: {},
      classAxis: -1,
      activation: "none",
      smooth: { numerator: 1e-6, denominator: 1e-6, floor: 0 },
      squared: false,
      overlap: "product",
      batch: false,
      average: "macro",
      includeBackground: true,
      weightNormalization: "weights",
      absentClasses: "keep",
      reduction: "mean",
      validate: true,
    });
  });

  it("takes smoothing up to its bounds, and all choices", () => {
    for (const smooth of [0, 1e-300, 1e300])
      expect(readLossOptions("loss", { smooth }).smooth).toEqual({
        numerator: smooth,
        denominator: smooth,
        floor: 0,
      });
    for (const options of [
      { overlap: "semimetric" },
      { average: "micro" },
      { absentClasses: "skip" },
      { absentClasses: "zero" },
    ])
      expect(readLossOptions("loss", options)).toMatchObject(options);
  });

  it("takes a field of smooth that is left out as 0", () => {
    expect(readLossOptions("loss", { smooth: { floor: 2 } }).smooth).toEqual({
      numerator: 0,
      denominator: 0,
      floor: 2,
    });
  });

  it.each([
    [{ activation: "relu" }, RangeError, 'loss: activation is "relu", want "none" or "sigmoid" or "softmax"'],
    [{ smooth: -1 }, RangeError, "loss: smooth is -1, want a finite number from 0"],
    [{ smooth: "1" }, TypeError, 'loss: smooth is "1", want a number'],
    [
      { smooth: { above: 1 } },
      TypeError,
      'loss: smooth: unknown option "above", want numerator, denominator, floor',
    ],
    [{ smooth: null }, TypeError, "loss: smooth is null, want a number"],
    [{ smooth: { numerator: -1 } }, RangeError, "loss: smooth.numerator is -1, want a finite number from 0"],
    [
      { smooth: { denominator: 1e301 } },
      RangeError,
      "loss: smooth.denominator is 1e+301, want 0 or 1e-300 to 1e+300",
    ],
    [{ smooth: { floor: 1e-301 } }, RangeError, "loss: smooth.floor is 1e-301, want 0 or 1e-300 to 1e+300"],
    [{ squared: 1 }, TypeError, "loss: squared is 1, want true or false"],
    [{ overlap: "sum" }, RangeError, 'loss: overlap is "sum", want "product" or "semimetric"'],
    [{ average: "none" }, RangeError, 'loss: average is "none", want "macro" or "micro"'],
    [
      { absentClasses: "ignore" },
      RangeError,
      'loss: absentClasses is "ignore", want "keep" or "skip" or "zero"',
    ],
    [{ batch: 1 }, TypeError, "loss: batch is 1, want true or false"],
    [{ reduction: "max" }, RangeError, 'loss: reduction is "max", want "mean" or "sum" or "none"'],
  ])("refuses %j", (options, kind, message) => {
    expect(() => readLossOptions("loss", options as never)).toThrow(new kind(message));
  });

  it("names what it knows where an option is unknown", () => {
    expect(() => readLossOptions("loss", { clasAxis: 1 } as never)).toThrow(
      /^loss: unknown option "clasAxis", want classAxis, /,
    );
  });
});

const voxel = (options: object) =>
  readLossOptions("loss", options, { unsupported: UNSUPPORTED_BY_VOXEL_LOSSES });

describe("options of voxel losses", () => {
  it("fills in the documented defaults, and keeps what is given", () => {
    const defaults = {
      classAxis: -1,
      activation: "none",
      includeBackground: true,
      weightNormalization: "weights",
      reduction: "mean",
      validate: true,
    };
    expect(voxel({})).toMatchObject(defaults);
    const given = { classAxis: null, activation: "sigmoid", classWeights: [1], ignoreIndex: 2 } as const;
    expect(voxel(given)).toMatchObject({ ...defaults, ...given });
  });

  it.each(["smooth", "squared", "overlap", "batch", "average", "absentClasses"])(
    "refuses %s, which means nothing to a mean over voxels",
    (option) => {
      expect(() => voxel({ [option]: 1 })).toThrow(
        new RangeError(`loss: ${option} has no meaning here, leave it out`),
      );
    },
  );

  it.each([
    [{ activation: "relu" }, RangeError, 'loss: activation is "relu", want "none" or "sigmoid" or "softmax"'],
    [{ includeBackground: 0 }, TypeError, "loss: includeBackground is 0, want true or false"],
    [
      { weightNormalization: "sum" },
      RangeError,
      'loss: weightNormalization is "sum", want "weights" or "classes" or "none"',
    ],
    [{ reduction: "max" }, RangeError, 'loss: reduction is "max", want "mean" or "sum" or "none"'],
    [{ validate: "no" }, TypeError, 'loss: validate is "no", want true or false'],
    [null, TypeError, "loss: options are null, want an object"],
  ])("refuses %j", (options, kind, message) => {
    expect(() => voxel(options as never)).toThrow(new kind(message));
  });

  it("leaves a loss's own options to it, and knows no others", () => {
    expect(() => readLossOptions("loss", { gamma: "any" }, { extraOptions: ["gamma"] })).not.toThrow();
    expect(() => voxel({ gamma: 2 })).toThrow(/^loss: unknown option "gamma", want /);
  });
});

describe("near the ends of float64", () => {
  it.each([
    [{ smooth: 5e-324 }, "loss: smooth is 5e-324, want 0 or 1e-300 to 1e+300"],
    [{ smooth: { floor: 1e308 } }, "loss: smooth.floor is 1e+308, want 0 or 1e-300 to 1e+300"],
  ])("refuses %j", (options, message) => {
    expect(() => readLossOptions("loss", options)).toThrow(new RangeError(message));
  });

  it("accepts smoothing of 0 and of 1e-300", () => {
    expect(readLossOptions("loss", { smooth: 0 }).smooth.numerator).toBe(0);
    expect(readLossOptions("loss", { smooth: 1e-300 }).smooth.numerator).toBe(1e-300);
  });

  it("accepts factors up to 1e300", () => {
    expect(() => checkFactor("loss", "gamma", 1e300)).not.toThrow();
    expect(() => checkFactor("loss", "gamma", 1e301)).toThrow("loss: gamma is 1e+301, want at most 1e+300");
    expect(() => checkFactor("loss", "gamma", -1)).toThrow("loss: gamma is -1, want a finite number from 0");
  });
});

it("reads each option once, and none is changed by explicit undefined", () => {
  let reads = 0;
  const options = {
    get activation() {
      return ["sigmoid", "softmax"][reads++];
    },
    smooth: undefined,
    classWeights: undefined,
    batch: undefined,
  };
  const settings = readLossOptions("loss", options);
  expect(reads).toBe(1);
  expect(settings.activation).toBe("sigmoid");
  expect(settings.given.activation).toBe("sigmoid");
  expect(settings).toMatchObject({ batch: false, smooth: { numerator: 1e-6 } });
});
