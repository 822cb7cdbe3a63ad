import { describe, expect, it } from "vitest";
import { type ClassView, viewClass, viewLabels } from "../../../src/kernels/overlap/class-block.ts";
import { classLayout, elementOf } from "../../../src/tensor/class-layout.ts";
import { sizeOf } from "../../../src/tensor/shape.ts";

const last = classLayout("f", [2, 8, 3], -1);
const first = classLayout("f", [2, 3, 8], 1);
const middle = classLayout("f", [2, 2, 3, 4], 2);
const values = Float32Array.from({ length: 48 }, (_, k) => k + 1);
const emptyView = (): ClassView => ({ data: new Float64Array(0), start: -1, step: -1 });
const read = ({ data, start, step }: ClassView, count: number) =>
  Array.from({ length: count }, (_, k) => data[start + k * step]);

describe("elementOf", () => {
  it.each([
    ["last", [2, 8, 3], -1],
    ["first", [2, 3, 8], 1],
    ["middle", [2, 2, 3, 4], 2],
    ["one class", [3, 5], null],
  ])("is ((b·outer + o)·classes + c)·inner + i, channels %s", (_, shape, axis) => {
    const layout = classLayout("f", shape, axis);
    const { batch, outer, classes, inner } = layout;
    const seen: number[] = [];
    for (let b = 0; b < batch; b++)
      for (let o = 0; o < outer; o++)
        for (let c = 0; c < classes; c++)
          for (let i = 0; i < inner; i++) seen.push(elementOf(layout, b, o * inner + i, c));
    expect(seen).toEqual(Array.from({ length: sizeOf(shape) }, (_, k) => k));
  });
});

describe("viewClass", () => {
  it.each([
    ["last", last, 25 + 4 * 3 + 2 - 1, 3],
    ["first", first, 24 + 2 * 8 + 4, 1],
  ] as const)("is the array itself, channels %s", (_, layout, start, step) => {
    const view = emptyView();
    viewClass(view, values, layout, 1, 4, 2, 4, null, new Float64Array(8));
    expect(view.data).toBe(values);
    expect([view.start, view.step]).toEqual([start, step]);
  });

  it.each([
    ["voxels a varying step apart", middle, null, [9, 10, 11, 12, 21, 22, 23, 24]],
    ["voxels left out", last, [1, 0, 1, 1, 0, 0, 0, 1], [3, 0, 9, 12, 0, 0, 0, 24]],
  ])("is a copy of %s", (_, layout, voxels, want) => {
    const view = emptyView();
    const scratch = new Float64Array(11).fill(-1);
    const counted = voxels === null ? null : Uint8Array.from([...voxels, ...voxels]);
    viewClass(view, values, layout, 0, 0, 2, 8, counted, scratch);
    expect(view.data).toBe(scratch);
    expect(read(view, 11)).toEqual([...want, 0, 0, 0]);
  });

  it("is a copy filled up with zeros where the lanes are not full", () => {
    const view = emptyView();
    const scratch = new Float64Array(8).fill(-1);
    viewClass(view, values, first, 1, 3, 1, 5, null, scratch);
    expect(read(view, 8)).toEqual([36, 37, 38, 39, 40, 0, 0, 0]);
  });

  it("does not look at what is left out", () => {
    const view = emptyView();
    const holes = values.map((value, k) => (k === 5 ? Number.NaN : value));
    const counted = new Uint8Array(16).fill(1);
    counted[1] = 0;
    viewClass(view, holes, last, 0, 0, 2, 4, counted, new Float64Array(8));
    expect(read(view, 4)).toEqual([3, 0, 9, 12]);
  });
});

describe("viewLabels", () => {
  const labels = Uint8Array.of(0, 1, 2, 1, 0, 2, 2, 1, 2, 2, 0, 1, 1, 0, 0, 2);

  it("is 1 where the label is the class", () => {
    const view = emptyView();
    viewLabels(view, labels, last, 1, 0, 2, 8, null, new Float64Array(11).fill(-1));
    expect(read(view, 11)).toEqual([1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
  });

  it("of one class is 1 where the label is 1", () => {
    const view = emptyView();
    const binary = classLayout("f", [2, 8], null);
    viewLabels(view, labels, binary, 0, 1, 0, 5, null, new Float64Array(8).fill(-1));
    expect(read(view, 8)).toEqual([1, 0, 1, 0, 0, 0, 0, 0]);
  });

  it("is 0 where a voxel does not count", () => {
    const view = emptyView();
    const counted = Uint8Array.of(...new Array(8).fill(1), 0, 1, 1, 1, 1, 1, 1, 0);
    viewLabels(view, labels, last, 1, 0, 2, 8, counted, new Float64Array(11).fill(-1));
    expect(read(view, 8)).toEqual([0, 1, 0, 0, 0, 0, 0, 0]);
  });
});
