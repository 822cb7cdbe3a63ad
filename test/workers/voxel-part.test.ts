import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classLayout } from "../../src/tensor/class-layout.ts";
import { partLayout, partShape, putPart, splitVoxels, takePart } from "../../src/workers/voxel-part.ts";

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

  it("a whole is its parts put to their places", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom("last", "first"),
        (batch, voxels, classes, workers, channels) => {
          const layout = { classes, voxels, channels } as const;
          const whole = Int32Array.from({ length: batch * voxels * classes }, (_, k) => k + 1);
          const out = new Int32Array(whole.length);
          for (const each of splitVoxels(batch, voxels, workers, 8).flat()) {
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
  it("cuts every sample at the boundaries of blocks", () => {
    expect(splitVoxels(2, 20, 2, 8)).toEqual([
      [
        { sample: 0, start: 0, end: 8 },
        { sample: 1, start: 0, end: 8 },
      ],
      [
        { sample: 0, start: 8, end: 20 },
        { sample: 1, start: 8, end: 20 },
      ],
    ]);
  });

  it("leaves a worker without a part where there are fewer blocks", () => {
    expect(splitVoxels(1, 5, 3, 8).map((share) => share.length)).toEqual([0, 0, 1]);
  });
});
