import { expect, describe as group, it } from "vitest";
import { describe, describeList, isClass } from "../../src/tensor/describe.ts";

group("describe", () => {
  it.each([
    ["abc", '"abc"'],
    ["x".repeat(40), `"${"x".repeat(40)}"`],
    ["x".repeat(41), `"${"x".repeat(37)}..."`],
    [-1, "-1"],
    [Number.NaN, "NaN"],
    [5n, "5n"],
    [true, "true"],
    [null, "null"],
    [undefined, "undefined"],
    [Symbol("s"), "a symbol"],
    [() => 1, "a function"],
    [[1], "an array"],
    [{}, "an object"],
    [Object.create(null), "an object"],
    [new Float32Array(1), "a Float32Array"],
    [new Uint8Array(1), "a Uint8Array"],
    [new Int8Array(1), "an Int8Array"],
    [new ArrayBuffer(1), "an ArrayBuffer"],
    [new DataView(new ArrayBuffer(1)), "a DataView"],
    [new Map(), "a Map"],
    [Promise.resolve(), "a Promise"],
  ])("%o", (value, want) => {
    expect(describe(value)).toBe(want);
  });
});

group("describeList", () => {
  it.each([
    [[], "[]"],
    [[2, 3], "[2, 3]"],
    [["2", null, 1.5], '["2", null, 1.5]'],
  ])("%j", (values, want) => {
    expect(describeList(values)).toBe(want);
  });
});

it("isClass tells a class from a function", () => {
  expect(isClass(class A {})).toBe(true);
  for (const other of [() => 1, async () => 1, describe, 5, null, "class A {}"])
    expect(isClass(other)).toBe(false);
});
