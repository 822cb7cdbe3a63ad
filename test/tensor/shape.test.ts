import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  broadcastShapes,
  checkAxes,
  checkAxis,
  checkShape,
  coordinatesOf,
  innerSize,
  sameShape,
  sizeBetween,
  sizeOf,
  stridesOf,
  withExtent,
  withoutAxis,
} from "../../src/tensor/shape.ts";
import { broadcasts, shapes } from "./random-shapes.ts";

describe("sizes and strides", () => {
  it.each([
    [[], 1, []],
    [[5], 5, [1]],
    [[2, 3, 4], 24, [12, 4, 1]],
    [[2, 1, 4], 8, [4, 4, 1]],
  ])("of %j", (shape, size, strides) => {
    expect(sizeOf(shape)).toBe(size);
    expect(stridesOf(shape)).toEqual(strides);
  });

  it("coordinates and strides give the position back", () => {
    fc.assert(
      fc.property(shapes(0, 4), (shape) => {
        const strides = stridesOf(shape);
        for (let index = 0; index < sizeOf(shape); index++) {
          const coordinates = coordinatesOf(index, shape);
          expect(coordinates.every((at, axis) => at < shape[axis]!)).toBe(true);
          expect(coordinates.reduce((sum, at, axis) => sum + at * strides[axis]!, 0)).toBe(index);
        }
      }),
      { seed: 4 },
    );
  });

  it("replace one extent", () => {
    const shape = [2, 3, 4];
    expect(withExtent(shape, 1, 7)).toEqual([2, 7, 4]);
    expect(shape).toEqual([2, 3, 4]);
  });

  it("leave out one axis, or none", () => {
    const shape = Object.freeze([2, 3, 4]);
    expect([withoutAxis(shape, 0), withoutAxis(shape, 2)]).toEqual([
      [3, 4],
      [2, 3],
    ]);
    expect(withoutAxis(shape, 3)).toEqual([2, 3, 4]);
  });

  it("count the places of some axes", () => {
    const shape = [2, 3, 4];
    expect([sizeBetween(shape, 0, 2), sizeBetween(shape, 2, 3), sizeBetween(shape, 1, 1)]).toEqual([6, 4, 1]);
    expect([innerSize(shape, 0), innerSize(shape, 2)]).toEqual([12, 1]);
  });

  it.each([
    [[], [], true],
    [[2, 3], [2, 3], true],
    [[2, 3], [3, 2], false],
    [[2], [2, 1], false],
  ])("%j is %j: %j", (a, b, same) => {
    expect(sameShape(a, b)).toBe(same);
  });
});

describe("checkShape", () => {
  it("copies", () => {
    const shape = [2, 3];
    const checked = checkShape("f", shape);
    expect(checked).toEqual(shape);
    expect(checked).not.toBe(shape);
  });

  it.each([
    ["f: shape is 3, want an array of sizes", TypeError, 3],
    ["f: shape is an Int32Array", TypeError, Int32Array.of(2)],
    ['f: shape ["2"] holds "2", want numbers', TypeError, ["2"]],
    ["f: shape [2, 0] holds 0, want whole numbers from 1", RangeError, [2, 0]],
    ["f: shape [-1, 4] holds -1", RangeError, [-1, 4]],
    ["f: shape [1.5] holds 1.5", RangeError, [1.5]],
    ["f: shape [NaN] holds NaN", RangeError, [Number.NaN]],
    ["f: shape [Infinity] holds Infinity", RangeError, [Infinity]],
    ["f: shape [9007199254740992] holds", RangeError, [2 ** 53]],
  ])("%s", (message, kind, shape) => {
    expect(() => checkShape("f", shape)).toThrow(kind);
    expect(() => checkShape("f", shape)).toThrow(message);
  });
});

describe("axes", () => {
  it.each([
    [0, 0],
    [2, 2],
    [-1, 2],
    [-3, 0],
  ])("axis %i of three is %i", (axis, want) => {
    expect(checkAxis("f", axis, 3)).toBe(want);
  });

  it.each([
    [undefined, [0, 1, 2]],
    [-1, [2]],
    [
      [2, 0],
      [0, 2],
    ],
    [
      [-1, -3],
      [0, 2],
    ],
    [[], []],
  ])("axes %j of three are %j", (axes, want) => {
    expect(checkAxes("f", axes, 3)).toEqual(want);
  });

  it.each([
    ["f: axis 3 of a tensor of rank 3, want -3 to 2", RangeError, () => checkAxis("f", 3, 3)],
    ["f: axis -4", RangeError, () => checkAxis("f", -4, 3)],
    ["f: axis 0.5", RangeError, () => checkAxis("f", 0.5, 3)],
    ["f: axis NaN", RangeError, () => checkAxis("f", Number.NaN, 3)],
    ['f: axis is "0", want a whole number', TypeError, () => checkAxis("f", "0", 3)],
    ["f: axis is null", TypeError, () => checkAxes("f", null, 3)],
    ["f: axes [1, 1] name an axis twice", RangeError, () => checkAxes("f", [1, 1], 3)],
    ["f: axes [0, -3] name an axis twice", RangeError, () => checkAxes("f", [0, -3], 3)],
  ])("%s", (message, kind, run) => {
    expect(run).toThrow(kind);
    expect(run).toThrow(message);
  });
});

describe("broadcastShapes", () => {
  it.each([
    [[], [2, 3], [2, 3]],
    [[2, 3], [3], [2, 3]],
    [
      [2, 1],
      [1, 3],
      [2, 3],
    ],
    [
      [5, 1, 4],
      [3, 1],
      [5, 3, 4],
    ],
    [[1], [1, 1], [1, 1]],
  ])("%j and %j give %j", (a, b, want) => {
    expect(broadcastShapes("f", a, b)).toEqual(want);
    expect(broadcastShapes("f", b, a)).toEqual(want);
  });

  it("is the larger, of a shape within another", () => {
    fc.assert(
      fc.property(broadcasts(1), ({ space, operands }) => {
        expect(broadcastShapes("f", operands[0]!, space)).toEqual(space);
      }),
      { seed: 5 },
    );
  });

  it.each([
    [[2], [3]],
    [[2, 3], [2]],
    [
      [4, 1, 2],
      [3, 1, 1],
    ],
  ])("refuses %j and %j", (a, b) => {
    const list = (shape: number[]) => `[${shape.join(", ")}]`;
    expect(() => broadcastShapes("f", a, b)).toThrow(
      new RangeError(`f: shapes ${list(a)} and ${list(b)} do not broadcast`),
    );
  });
});
