import { describe, expect, it } from "vitest";
import {
  checkBoolean,
  checkChoice,
  checkInteger,
  checkNumber,
  checkOptions,
} from "../../src/tensor/check-options.ts";

describe("checkOptions", () => {
  it("lets known names pass, and none", () => {
    checkOptions("f", { smooth: 1, squared: undefined }, ["smooth", "squared"]);
    checkOptions("f", {}, ["smooth"]);
    checkOptions("f", Object.create(null), []);
  });

  it.each([
    [{ smoth: 1 }, 'f: unknown option "smoth", want smooth, squared; did you mean "smooth"?'],
    [null, "f: options are null, want an object"],
    [undefined, "f: options are undefined, want an object with smooth, squared"],
    ["smooth", 'f: options are "smooth", want an object'],
    [[], "f: options are an array, want an object"],
    [new Float32Array(2), "f: options are a Float32Array, want an object"],
    [() => 1, "f: options are a function, want an object"],
  ])("refuses %o", (options, message) => {
    expect(() => checkOptions("f", options, ["smooth", "squared"])).toThrow(new TypeError(message));
  });
});

describe("single options", () => {
  const type = TypeError;
  const range = RangeError;

  it("lets good values pass", () => {
    checkBoolean("f", "a", false);
    checkChoice("f", "a", "x", ["x", "y"]);
    checkNumber("f", "a", -1.5);
    checkNumber("f", "a", 0, 0);
    checkInteger("f", "a", 2 ** 53 - 1);
    checkInteger("f", "a", -3);
  });

  it.each([
    ["f: a is 1, want true or false", type, () => checkBoolean("f", "a", 1)],
    ["f: a is undefined, want true or false", type, () => checkBoolean("f", "a", undefined)],
    ["f: a is 1, want a string", type, () => checkChoice("f", "a", 1, ["x"])],
    ['f: a is "z", want "x" or "y"', range, () => checkChoice("f", "a", "z", ["x", "y"])],
    ['f: a is "1", want a number', type, () => checkNumber("f", "a", "1")],
    ["f: a is 1n, want a number", type, () => checkNumber("f", "a", 1n)],
    ["f: a is NaN, want a finite number", range, () => checkNumber("f", "a", Number.NaN)],
    ["f: a is Infinity, want a finite number", range, () => checkNumber("f", "a", Infinity)],
    ["f: a is -1, want a finite number from 0", range, () => checkNumber("f", "a", -1, 0)],
    ["f: a is 1.5, want a whole number", range, () => checkInteger("f", "a", 1.5)],
    ["f: a is 9007199254740992, want a whole number", range, () => checkInteger("f", "a", 2 ** 53)],
    ["f: a is 0, want a finite number from 1", range, () => checkInteger("f", "a", 0, 1)],
  ])("%s", (message, kind, run) => {
    expect(run).toThrow(new kind(message));
  });
});
