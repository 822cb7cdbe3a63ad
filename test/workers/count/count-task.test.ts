import { expect, it } from "vitest";
import { countPart } from "../../../src/workers/count/count-task.ts";

it("counts two pieces of label maps", () => {
  const call = {
    prediction: Uint8Array.of(0, 1, 1),
    target: Uint8Array.of(0, 1, 0),
    mask: null,
    options: { classes: 2 },
  };
  expect(countPart(call).value).toEqual({
    intersection: [1, 1],
    predicted: [1, 2],
    actual: [2, 1],
    voxels: 3,
  });
  expect(countPart({ ...call, mask: Uint8Array.of(1, 1, 0) }).value).toMatchObject({ voxels: 2 });
  expect(countPart({ ...call, mask: Float32Array.of(0, 1, 0) }).value).toMatchObject({ voxels: 1 });
});
