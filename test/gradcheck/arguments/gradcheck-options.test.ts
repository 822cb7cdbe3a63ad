import { describe, expect, it } from "vitest";
import {
  checkGradcheckOptions,
  checkWithin,
  chosenElements,
} from "../../../src/gradcheck/arguments/gradcheck-options.ts";
import { joinInputs } from "../../../src/gradcheck/arguments/inputs.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const read = (options: unknown) => checkGradcheckOptions("gradcheck", options);
const three = joinInputs([tensor([1, 2, 3])]);
const two = joinInputs([tensor([1, 2, 3]), Float64Array.of(4, 5)]);
const choose = (where: unknown, inputs = three) => {
  const chosen = chosenElements("gradcheck", where, inputs);
  return chosen && [...chosen];
};

describe("checkGradcheckOptions", () => {
  it("gives the defaults", () => {
    const rest = { order: 1, dtype: "float64", domain: null, noise: 0 };
    expect(read({})).toEqual({ seed: 1, budget: 10_000, ...rest });
  });

  it("gives what is asked for", () => {
    const given = { seed: -3, budget: 150, order: 2, dtype: "float32", noise: 1e-4 };
    const domain = { low: 0, high: Infinity };
    expect(read({ ...given, domain: [0, Infinity], target: 1 })).toEqual({ ...given, domain });
  });

  it.each<[object | null, ErrorConstructor, string]>([
    [null, TypeError, "options are null, want an object"],
    [
      { tolerance: 1e-3 },
      TypeError,
      'unknown option "tolerance", want target, where, domain, noise, seed, budget, gradient, order, dtype',
    ],
    [{ seed: 0.5 }, RangeError, "seed is 0.5, want a whole number"],
    [{ seed: "1" }, TypeError, 'seed is "1", want a number'],
    [{ noise: -1e-4 }, RangeError, "noise is -0.0001, want a finite number from 0"],
    [{ noise: Number.NaN }, RangeError, "noise is NaN, want a finite number from 0"],
    [{ noise: Infinity }, RangeError, "noise is Infinity, want a finite number from 0"],
    [{ noise: "1e-4" }, TypeError, 'noise is "1e-4", want a number'],
    [{ budget: 149 }, RangeError, "budget is 149, want a finite number from 150"],
    [{ budget: Infinity }, RangeError, "budget is Infinity, want a finite number from 150"],
    [{ budget: 150.5 }, RangeError, "budget is 150.5, want a whole number"],
    [{ order: 3 }, RangeError, "order is 3, want 1 or 2"],
    [{ order: "2" }, RangeError, 'order is "2", want 1 or 2'],
    [{ dtype: "float16" }, RangeError, 'dtype is "float16", want "float32" or "float64"'],
    [{ dtype: 32 }, TypeError, "dtype is 32, want a string"],
    [{ domain: 1 }, TypeError, "domain is 1, want [low, high]"],
    [{ domain: [0] }, TypeError, "domain is an array, want [low, high]"],
    [{ domain: ["0", 1] }, TypeError, 'domain holds "0", want numbers'],
    [{ domain: [1, 1] }, RangeError, "domain is [1, 1], want low below high"],
    [{ domain: [0, Number.NaN] }, RangeError, "domain is [0, NaN], want low below high"],
    [{ gradient: [1] }, TypeError, "gradient is an array, want a function"],
    [{ gradient: null }, TypeError, "gradient is null, want a function"],
    [
      { gradient: () => [1], order: 2 },
      RangeError,
      "order 2 is for f made of softdice operations; check x => gradient(x)·v as f, and its gradient",
    ],
    [
      { gradient: () => [1], dtype: "float32" },
      RangeError,
      'dtype "float32" is for f made of softdice operations; leave it out',
    ],
  ])("refuses %o", (options, kind, message) => {
    expect(() => read(options)).toThrow(new kind(`gradcheck: ${message}`));
  });
});

describe("chosenElements", () => {
  it("are all where nothing is said", () => {
    expect(choose(undefined)).toBeNull();
  });

  it.each([
    ["an array", [0, 2, 0]],
    ["booleans", [false, true, false]],
    ["a typed array", Uint8Array.of(0, 255, 0)],
    ["a tensor", tensor([0, 0.5, 0])],
    ["a label map", labelMap([0, 7, 0])],
  ])("are those that are not 0 in %s", (_, where) => {
    expect(choose(where)).toEqual([0, 1, 0]);
  });

  it("are those of each of several inputs, and all of one for which there is null", () => {
    expect(
      choose(
        [
          [0, 1, 0],
          [1, 0],
        ],
        two,
      ),
    ).toEqual([0, 1, 0, 1, 0]);
    expect(choose([null, [0, 1]], two)).toEqual([1, 1, 1, 0, 1]);
  });

  it("of a list of one input may come as a list of one", () => {
    expect(choose([[0, 1, 0]])).toEqual([0, 1, 0]);
    expect(choose([tensor([0, 1, 0])])).toEqual([0, 1, 0]);
    expect(choose([null])).toEqual([1, 1, 1]);
    const one = joinInputs([tensor([5])]);
    expect(() => choose([tensor([0])], one)).toThrow("where leaves no element to check");
    expect(choose([1], one)).toEqual([1]);
  });

  it.each<[unknown, typeof three, ErrorConstructor, string]>([
    [[1, 1], three, RangeError, "where has 2 elements, x has 3"],
    [[0, 0, 0], three, RangeError, "where leaves no element to check"],
    [1, three, TypeError, "where is 1, want a Tensor, a LabelMap or an array"],
    [
      new DataView(new ArrayBuffer(3)),
      three,
      TypeError,
      "where is a DataView, want a Tensor, a LabelMap or an array",
    ],
    [[1, 1, 1], two, TypeError, "where is an array, want a list of 2, one for each input"],
    [tensor([1]), two, TypeError, "where is a Tensor, want a list of 2, one for each input"],
    [[[1, 1, 1], 3], two, TypeError, "where is 3, want a Tensor, a LabelMap or an array"],
  ])("refuses %o", (where, inputs, kind, message) => {
    expect(() => choose(where, inputs)).toThrow(new kind(`gradcheck: ${message}`));
  });
});

describe("checkWithin", () => {
  const within = (x: readonly number[], low: number, high: number) => () =>
    checkWithin("gradcheck", joinInputs([Float64Array.from(x)]), { low, high });

  it("takes x within its domain, bounds included, and any without one", () => {
    expect(within([0, 0.5, 1], 0, 1)).not.toThrow();
    expect(() => checkWithin("gradcheck", three, null)).not.toThrow();
  });

  it("refuses x outside of it", () => {
    expect(within([0, 1.5], 0, 1)).toThrow(
      new RangeError("gradcheck: x holds 1.5, outside of domain [0, 1]"),
    );
    expect(within([Number.NaN], 0, Infinity)).toThrow("x holds NaN, outside of domain [0, Infinity]");
  });
});
