import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import {
  partLayout,
  partShape,
  putPart,
  splitVoxels,
  takePart,
} from "../../../src/workers/loss/voxel-part.ts";

const data = Float32Array.from({ length: 24 }, (_, k) => k);

describe("partLayout", () => {
  it.each([
    [[2, 4, 3], -1, { classes: 3, voxels: 4, channels: "last" }],
    [[2, 3, 4], 1, { classes: 3, voxels: 4, channels: "first" }],
    [[2, 12], null, { classes: 1, voxels: 12, channels: "last" }],
    [[2, 2, 3, 2], 2, null],
  ])("of shape %j with class axis %s", (shape, axis, want) => {
    expect(partLayout(classLayout("f", shape as number[], axis))).toEqual(want);
  });
});

describe("takePart and putPart", () => {
  const part = { sample: 1, start: 1, end: 3 };

  it("takes channels-last voxels as a view", () => {
    const layout = { classes: 3, voxels: 4, channels: "last" } as const;
    const taken = takePart(data, layout, part);
    expect([...taken]).toEqual([15, 16, 17, 18, 19, 20]);
    expect(taken.buffer).toBe(data.buffer);
    expect(partShape(layout, part)).toEqual([1, 2, 3]);
  });

  it("copies channels-first voxels class by class", () => {
    const layout = { classes: 3, voxels: 4, channels: "first" } as const;
    expect([...takePart(data, layout, part)]).toEqual([13, 14, 17, 18, 21, 22]);
    expect(partShape(layout, part)).toEqual([1, 3, 2]);
  });

  it("takes a whole sample as a view, wherever its classes lie", () => {
    const layout = { classes: 3, voxels: 4, channels: "first" } as const;
    const whole = { sample: 1, start: 0, end: 4 };
    const taken = takePart(data, layout, whole);
    expect([...taken]).toEqual([...data.subarray(12)]);
    expect(taken.buffer).toBe(data.buffer);
  });

  it("a whole is its parts put to their places", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom("last", "first"),
        (batch, voxels, classes, workers, elements, channels) => {
          const layout = { classes, voxels, channels } as const;
          const whole = Int32Array.from({ length: batch * voxels * classes }, (_, k) => k + 1);
          const out = new Int32Array(whole.length);
          const parts = splitVoxels({ layout: { batch, classes, voxels }, workers, block: 8, elements });
          for (const each of parts) {
            putPart(out, layout, each, takePart(whole, layout, each));
          }
          expect(out).toEqual(whole);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });
});

describe("splitVoxels", () => {
  const split = (batch: number, voxels: number, workers: number, elements: number) =>
    splitVoxels({
      layout: { batch, classes: 2, voxels },
      workers,
      block: 8,
      elements,
    }).map(({ sample, start, end }) => [sample, start, end]);

  it("cuts every sample at the boundaries of blocks", () => {
    expect(split(2, 20, 4, 1000)).toEqual([
      [0, 0, 8],
      [0, 8, 20],
      [1, 0, 8],
      [1, 8, 20],
    ]);
  });

  it("leaves samples whole where there are as many as workers", () => {
    expect(split(2, 20, 2, 1000)).toEqual([
      [0, 0, 20],
      [1, 0, 20],
    ]);
  });

  it("cuts large samples into more parts, as many for each worker", () => {
    expect(split(1, 64, 2, 50)).toEqual([
      [0, 0, 16],
      [0, 16, 32],
      [0, 32, 48],
      [0, 48, 64],
    ]);
    expect(split(2, 64, 4, 50)).toHaveLength(8);
    expect(split(3, 64, 2, 127)).toHaveLength(6);
  });

  it("makes no more parts than there are blocks", () => {
    expect(split(1, 5, 3, 1)).toEqual([[0, 0, 5]]);
  });
});
