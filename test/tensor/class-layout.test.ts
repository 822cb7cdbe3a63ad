import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classLayout } from "../../src/tensor/class-layout.ts";
import { stridesOf } from "../../src/tensor/shape.ts";
import { shapeAndAxis } from "./random-shapes.ts";

describe("classLayout", () => {
  it.each([
    [[2, 3, 4, 5], -1, { batch: 2, outer: 12, classes: 5, inner: 1, voxels: 12, voxelShape: [2, 3, 4] }],
    [[2, 3, 4, 5], 1, { batch: 2, outer: 1, classes: 3, inner: 20, voxels: 20, voxelShape: [2, 4, 5] }],
    [[2, 3, 4, 5], 2, { batch: 2, outer: 3, classes: 4, inner: 5, voxels: 15, voxelShape: [2, 3, 5] }],
    [[2, 3, 4, 5], -3, { batch: 2, outer: 1, classes: 3, inner: 20, voxels: 20, voxelShape: [2, 4, 5] }],
    [[2, 3, 4], null, { batch: 2, outer: 12, classes: 1, inner: 1, voxels: 12, voxelShape: [2, 3, 4] }],
    [[2, 3], 1, { batch: 2, outer: 1, classes: 3, inner: 1, voxels: 1, voxelShape: [2] }],
    [[2], null, { batch: 2, outer: 1, classes: 1, inner: 1, voxels: 1, voxelShape: [2] }],
  ] as const)("of %j along %j", (shape, classAxis, want) => {
    expect(classLayout("f", shape, classAxis)).toEqual(want);
  });

  it("puts ((b·outer + o)·classes + c)·inner + i where the shape does", () => {
    fc.assert(
      fc.property(shapeAndAxis(2, 5), ([shape, found]) => {
        const axis = Math.max(1, found);
        const { batch, outer, classes, inner, voxels } = classLayout("f", shape, axis);
        const strides = stridesOf(shape);
        expect([batch, classes, voxels]).toEqual([shape[0], shape[axis], outer * inner]);
        let element = 0;
        for (let b = 0; b < batch; b++) {
          for (let o = 0; o < outer; o++) {
            for (let c = 0; c < classes; c++) {
              for (let i = 0; i < inner; i++) {
                expect(((b * outer + o) * classes + c) * inner + i).toBe(element);
                expect(Math.floor(element / strides[axis]!) % shape[axis]!).toBe(c);
                expect(Math.floor(element / strides[0]!)).toBe(b);
                element++;
              }
            }
          }
        }
      }),
      { seed: 2 },
    );
  });

  it.each([
    [[2, 3], 0, "f: classAxis 0 of prediction shape [2, 3], want 1 to 1, or negative"],
    [[2, 3, 4], 3, "f: classAxis 3 of prediction shape [2, 3, 4], want 1 to 2"],
    [[2, 3, 4], -3, "f: classAxis -3 of prediction shape [2, 3, 4]"],
    [[2, 3, 4], -4, "f: classAxis -4 of"],
    [[2, 3, 4], 1.5, "f: classAxis 1.5 of"],
    [[2, 3, 4], Number.NaN, "f: classAxis NaN of"],
    [[3], -1, "f: prediction shape [3], want [batch, ...spatial, classes]"],
    [[], null, "f: prediction shape [], want [batch, ...spatial]"],
  ])("refuses %j along %j", (shape, classAxis, message) => {
    const run = () => classLayout("f", shape, classAxis);
    expect(run).toThrow(RangeError);
    expect(run).toThrow(message);
  });

  it.each([["1"], [undefined], [[1]], [{}]])("refuses an axis of another kind, %j", (classAxis) => {
    expect(() => classLayout("f", [2, 3], classAxis)).toThrow(TypeError);
  });
});
