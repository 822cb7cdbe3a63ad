import { describe, expect, it } from "vitest";
import { nearestName, suggestion } from "../../src/tensor/nearest-name.ts";

const NAMES = ["smooth", "squared", "reduction", "classAxis", "mask"];

describe("nearestName", () => {
  it.each([
    ["smoth", "smooth"],
    ["smooht", "smooth"],
    ["smoooth", "smooth"],
    ["Smooth", "smooth"],
    ["classaxis", "classAxis"],
    ["reducton", "reduction"],
    ["masks", "mask"],
  ])("of %s is %s", (given, want) => {
    expect(nearestName(given, NAMES)).toBe(want);
  });

  it.each(["", "gamma", "ask me later", "s".repeat(1000), "sm"])("of %j is none", (given) => {
    expect(nearestName(given, NAMES)).toBe(null);
  });

  it("does not take one number for another", () => {
    expect(nearestName("float16", ["float32", "float64"])).toBe(null);
  });

  it("is the nearest of several", () => {
    expect(nearestName("flat32", ["float64", "float32"])).toBe("float32");
  });
});

describe("suggestion", () => {
  it("ends a sentence, or is empty", () => {
    expect(suggestion("smoth", NAMES)).toBe('; did you mean "smooth"?');
    expect(suggestion("epsilon", NAMES)).toBe('; did you mean "smooth"?');
    expect(suggestion("epsilon", ["alpha"])).toBe("");
    expect(suggestion("gamma", NAMES)).toBe("");
    expect(suggestion(5, NAMES)).toBe("");
  });
});
