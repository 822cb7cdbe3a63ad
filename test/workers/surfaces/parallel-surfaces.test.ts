import { describe, expect, it, vi } from "vitest";
import { surfaceDistances } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { surfacesInParts } from "../../../src/workers/surfaces/parallel-surfaces.ts";
import { measurePart, type SurfaceCall } from "../../../src/workers/surfaces/surface-task.ts";
import type { Crew } from "../../../src/workers/threads/crew.ts";
import { canShare } from "../../../src/workers/threads/shared-tensor.ts";

function makeCrew(workers: number) {
  const call = vi.fn(async (_: number, __: string, payload: SurfaceCall, transfer: readonly ArrayBuffer[]) =>
    structuredClone(measurePart(structuredClone(payload, { transfer: [...transfer] })).value),
  );
  return { crew: { size: workers, call } as unknown as Crew, call };
}

const shape = [40, 40, 40];
/** Class 1 is a block of 36³, class 2 one of 30³ within, class 3 a voxel, class 4 none; class 0 is all else. */
function blocks(moved: number, Memory: new (size: number) => ArrayBuffer | SharedArrayBuffer = ArrayBuffer) {
  const labels = new Uint8Array(new Memory(64_000) as ArrayBuffer);
  for (let k = 0; k < labels.length; k++) {
    const place = [Math.floor(k / 1600), Math.floor(k / 40) % 40, (k % 40) + moved];
    const within = (margin: number) => place.every((at) => at >= margin && at < 40 - margin);
    labels[k] = within(5) ? 2 : within(2) ? 1 : 0;
  }
  labels[0] = 3;
  return labelMap(labels, shape);
}

const [prediction, target] = [blocks(0), blocks(1)];
const mask = labelMap(
  target.data.map((label) => Number(label < 2)),
  shape,
);
const options = { classes: 5, spacing: [2, 1, 0.7] } as const;

describe("classes of some size", () => {
  it.each([
    ["by default", options, [1, 2]],
    ["as voxels", { ...options, boundary: "voxels" }, [1, 2]],
    ["as meshes", { ...options, boundary: "mesh" }, [1, 2]],
    ["as open meshes", { ...options, boundary: "mesh", border: "open" }, [1, 2]],
    [
      "as meshes on tilted axes",
      {
        classes: 5,
        axes: [
          [2, 0.5, 0],
          [0, 1, 0],
          [0, 0, 0.7],
        ],
        boundary: "mesh",
      },
      [1, 2],
    ],
    ["but a label", { ...options, ignoreIndex: 2 }, [1]],
    ["with a mask", { ...options, mask }, [1]],
  ] as const)("are measured elsewhere, %s", async (_, given, labels) => {
    const { crew, call } = makeCrew(2);
    const want = surfaceDistances(prediction, target, given);
    expect(await surfacesInParts(crew, prediction, target, given)).toEqual(want);
    expect(call.mock.calls.map(([, , { label }]) => label)).toEqual(labels);
    expect(prediction.data).toHaveLength(64_000);
  });

  it("begin with the largest", async () => {
    const { crew, call } = makeCrew(1);
    const given = { ...options, includeBackground: true };
    await surfacesInParts(crew, prediction, target, given);
    expect(call.mock.calls.map(([, , { label }]) => label)).toEqual([0, 1, 2]);
  });

  it.runIf(canShare())(
    "are looked at where they are in shared memory, and else sent as far as their box goes",
    async () => {
      const { crew, call } = makeCrew(2);
      const shared = [blocks(0, SharedArrayBuffer), blocks(1, SharedArrayBuffer)] as const;
      expect(await surfacesInParts(crew, ...shared, options)).toEqual(
        surfaceDistances(prediction, target, options),
      );
      expect(call.mock.calls.map(([, , { pair }]) => pair.target)).toEqual([shared[1].data, shared[1].data]);
      call.mockClear();
      await surfacesInParts(crew, prediction, target, options);
      expect(call.mock.calls.map(([, , , transfer]) => transfer.length)).toEqual([2, 2]);
    },
  );
});

it("asks nobody for small classes, or without workers, or of bad input", async () => {
  const small = labelMap([0, 1, 1, 0], [2, 2]);
  for (const [workers, map] of [
    [2, small],
    [0, target],
  ] as const) {
    const { crew, call } = makeCrew(workers);
    const want = surfaceDistances(map, map, { classes: 5 });
    expect(await surfacesInParts(crew, map, map, { classes: 5 })).toEqual(want);
    expect(call).not.toHaveBeenCalled();
  }
  const { crew, call } = makeCrew(2);
  await expect(surfacesInParts(crew, prediction, target, { classes: 2 })).rejects.toThrow(
    "surfaceDistances: ",
  );
  expect(call).not.toHaveBeenCalled();
});
