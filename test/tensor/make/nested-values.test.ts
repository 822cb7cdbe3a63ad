import { describe, expect, it } from "vitest";
import { flattenValues, nestedShape } from "../../../src/tensor/make/nested-values.ts";

const read = (value: unknown) => value as number;

describe("nestedShape", () => {
  it.each([
    [3, []],
    [[1, 2], [2]],
    [
      [[1], [2], [3]],
      [3, 1],
    ],
    [[], [0]],
  ])("of %j is %j", (values, shape) => {
    expect(nestedShape("f", values)).toEqual(shape);
  });

  it("refuses an array that contains itself", () => {
    const own: unknown[] = [];
    own[0] = own;
    expect(() => nestedShape("f", own)).toThrow(new RangeError("f: values are nested deeper than 32 arrays"));
  });
});

describe("flattenValues", () => {
  it("writes row-major, with the position of each value", () => {
    const data = new Float64Array(4);
    flattenValues(
      "f",
      [
        [1, 2],
        [3, 4],
      ],
      [2, 2],
      data,
      (value, at) => (value as number) + 10 * at,
    );
    expect(Array.from(data)).toEqual([1, 12, 23, 34]);
  });

  it.each([
    ["1 values where 2 come first on axis 1", [[1, 2], [3]], [2, 2]],
    ["an array of 1 where other places have numbers", [1, [2]], [2]],
    ["3 where 2 come first on axis 1", [[1, 2], 3], [2, 2]],
  ])("refuses %s", (message, values, shape) => {
    expect(() => flattenValues("f", values, shape, new Float64Array(4), read)).toThrow(
      new RangeError(`f: values are ragged, ${message}`),
    );
  });
});
