import { describe, expect, it } from "vitest";
import { commonGrid } from "../../../src/files/pair/common-grid.ts";
import type { Volume } from "../../../src/files/volume/volume.ts";

/** A volume of 2 × 2 × depth voxels of 1 × 1 × 3 mm, whose labels count from 1, with the first slice at z. */
const volume = (z: number, depth: number, extra: Partial<Volume> = {}): Volume => ({
  file: "a",
  shape: [2, 2, depth],
  order: "fortran",
  labels: Uint8Array.from({ length: 4 * depth }, (_, k) => k + 1),
  affine: [1, 0, 0, 10, 0, 1, 0, 20, 0, 0, 3, z],
  spacing: [1, 1, 3],
  ...extra,
});
const partial = (z: number, depth: number, extra: Partial<Volume> = {}) =>
  volume(z, depth, { cropped: [2], ...extra });
const shown = ({ labels, shape, affine }: Volume) => ({ labels: [...labels], shape, z: affine![11] });
const zeros = (count: number) => new Array(count).fill(0);

it("adds the slices of both to two files that leave out empty ones", () => {
  const { prediction, target } = commonGrid(partial(0, 2), partial(3, 2))!;
  expect(shown(prediction)).toEqual({
    labels: [1, 2, 3, 4, 5, 6, 7, 8, ...zeros(4)],
    shape: [2, 2, 3],
    z: 0,
  });
  expect(shown(target)).toEqual({ labels: [...zeros(4), 1, 2, 3, 4, 5, 6, 7, 8], shape: [2, 2, 3], z: 0 });
});

it("puts one that leaves out slices into the grid of one that does not", () => {
  const { prediction, target } = commonGrid(partial(3, 1), volume(0, 3))!;
  expect(shown(prediction).labels).toEqual([...zeros(4), 1, 2, 3, 4, ...zeros(4)]);
  expect(target.labels).toEqual(volume(0, 3).labels);
});

it("puts a volume that is cropped along all axes into the grid of another one", () => {
  const box = {
    ...partial(3, 1, { cropped: [0, 1, 2] }),
    affine: [1, 0, 0, 11, 0, 1, 0, 20, 0, 0, 3, 3],
    shape: [1, 2, 1],
    labels: Uint8Array.of(7, 8),
  };
  const { prediction, target } = commonGrid(box, volume(0, 2))!;
  expect(shown(prediction)).toEqual({ labels: [...zeros(4), 0, 7, 0, 8], shape: [2, 2, 2], z: 0 });
  expect(target.shape).toEqual([2, 2, 2]);
  expect(commonGrid({ ...box, cropped: [2] }, volume(0, 2))).toBeUndefined();
  // Two boxes in the corners of a large volume.
  const far = { ...box, affine: [1, 0, 0, 6e4, 0, 1, 0, 6e4, 0, 0, 3, 3] };
  expect(commonGrid(box, far)).toBeUndefined();
});

it("moves axes that run the other way, memory in C order, and all layers", () => {
  const down = partial(3, 1, { affine: [1, 0, 0, 10, 0, 1, 0, 20, 0, 0, -3, 3] });
  const layered = { ...down, layers: [down.labels, down.labels.map((label) => 10 * label)] };
  const { prediction } = commonGrid(layered, volume(0, 2))!;
  expect([...prediction.layers![1]!]).toEqual([...zeros(4), 10, 20, 30, 40]);
  const c = volume(0, 2, { order: "c" });
  // In C order the third axis is the fastest.
  expect([...commonGrid(partial(3, 1), c)!.prediction.labels]).toEqual([0, 1, 0, 3, 0, 2, 0, 4]);
});

it("gives the slices that are left out to the background, with certainty", () => {
  const values = Float32Array.of(0.5, 0.25, 0.75, 0, 0.5, 0.75, 0.25, 1);
  const grown = (classes: number) =>
    commonGrid(
      partial(3, 1, { probabilities: { classes, values: values.slice(0, 4 * classes) } }),
      volume(0, 2),
    )!;
  const ones = [1, 1, 1, 1];
  expect([...grown(2).prediction.probabilities!.values]).toEqual([
    ...[...ones, ...values.slice(0, 4)],
    ...[...zeros(4), ...values.slice(4)],
  ]);
  expect([...grown(1).prediction.probabilities!.values]).toEqual([...zeros(4), ...values.slice(0, 4)]);
});

describe("finds none", () => {
  it.each([
    ["if neither leaves out slices", volume(3, 1), volume(0, 3)],
    ["if the whole file has fewer slices", partial(0, 3), volume(0, 1)],
    ["between two slices", partial(1.5, 1), volume(0, 3)],
    ["beside another place", partial(3, 1, { affine: [1, 0, 0, 11, 0, 1, 0, 20, 0, 0, 3, 3] }), volume(0, 3)],
    ["at another spacing", partial(3, 2, { affine: [1, 0, 0, 10, 0, 1, 0, 20, 0, 0, 4, 3] }), volume(0, 3)],
    ["slices without end", partial(3e9, 1), partial(0, 3)],
    ["without a place", { ...partial(3, 1), affine: undefined } as unknown as Volume, volume(0, 3)],
  ])("%s", (_, prediction, target) => {
    expect(commonGrid(prediction, target)).toBeUndefined();
  });
});
