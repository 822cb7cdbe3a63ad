import { describe, expect, it } from "vitest";
import { alignVolumes } from "../../../src/files/pair/align-volumes.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import type { Volume } from "../../../src/files/volume/volume.ts";

const volume = (file: string, shape: number[], extra: Partial<Volume> = {}): Volume => ({
  file,
  shape,
  order: "c",
  labels: Uint8Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, k) => k),
  ...extra,
});
const align = (prediction: Volume, target: Volume, ignoreOrientation = false) =>
  alignVolumes(prediction, target, { ignoreOrientation });

it("puts a map that is cropped to its segments on the grid of the other one, and says so", () => {
  const at = (x: number) => ({ affine: [1, 0, 0, x, 0, 1, 0, 0, 0, 0, 1, 0] });
  const box = volume("a", [1, 2, 1], { ...at(1), cropped: [0, 1, 2], labels: Uint8Array.of(7, 8) });
  const { prediction, notes } = align(box, volume("b", [3, 2, 1], at(0)));
  expect([...prediction.labels]).toEqual([0, 0, 7, 8, 0, 0]);
  expect(notes).toEqual(["empty voxels around the segments that a file leaves out were added"]);
  // A map that is not cropped is a part of the other one.
  const part = { ...box, cropped: undefined } as unknown as Volume;
  expect(() => align(part, volume("b", [3, 2, 1], at(0)))).toThrow(
    "a: shape [1, 2, 1] differs from [3, 2, 1] of b",
  );
});

describe("by index", () => {
  it("matches equal shapes and close spacings", () => {
    const b = volume("b", [2, 3], { spacing: [1.25, 4] });
    expect(align(volume("a", [2, 3], { spacing: [1.25, 3.9999] }), b).notes).toEqual([]);
    expect(align(volume("a", [2, 3]), b).prediction.labels).toEqual(b.labels);
  });

  it("moves the labels to the memory order of the target", () => {
    const { prediction } = align(volume("a", [2, 3]), volume("b", [2, 3], { order: "fortran" }));
    expect(prediction.labels).toEqual(Uint8Array.of(0, 3, 1, 4, 2, 5));
    expect(prediction).toMatchObject({ order: "fortran", shape: [2, 3] });
  });

  it("moves probabilities with the labels, class by class", () => {
    const values = Float32Array.of(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15);
    const probabilities = { classes: 2, values };
    const { prediction } = align(
      volume("a", [2, 3], { probabilities }),
      volume("b", [2, 3], { order: "fortran" }),
    );
    expect(prediction.probabilities).toEqual({
      classes: 2,
      values: Float32Array.of(0, 3, 1, 4, 2, 5, 10, 13, 11, 14, 12, 15),
    });
    const same = align(volume("a", [2, 3], { probabilities }), volume("b", [2, 3]));
    expect(same.prediction.probabilities).toBe(probabilities);
  });

  it("takes rows and columns of a picture for y and x", () => {
    const picture = volume("a.png", [2, 3], { xFirst: true });
    const nifti = volume("b.nii", [3, 2], { xFirst: true, order: "fortran" });
    expect(align(picture, nifti).prediction).toMatchObject({
      shape: [3, 2],
      order: "fortran",
      labels: picture.labels,
    });
  });

  it.each([
    [[2, 3], [2, 4], ""],
    [[2, 3], [2, 3, 2], "; if axis 2 of the target is that of the classes, save its argmax"],
    [[4, 2, 3], [2, 3], "; if axis 0 is that of the classes, --argmax --class-axis 0 reads it"],
    [[2, 3], [3, 2], "; the axes are reversed, transpose one of them"],
    [[10, 12, 8], [12, 8, 10], "; the axes are in another sequence, transpose one of them"],
  ])("refuses shape %j beside %j", (shape, other, remedy) => {
    expect(() => align(volume("a", shape), volume("b", other))).toThrow(
      new InputError(`a: shape [${shape.join(", ")}] differs from [${other.join(", ")}] of b${remedy}`),
    );
  });

  it("says how channels of regions are read", () => {
    const channels = volume("a", [4, 2, 3], {
      probabilities: { classes: 1, values: new Float32Array(24), level: 0.5 },
    });
    expect(() => align(channels, volume("b", [2, 3]))).toThrow(
      "of b; if axis 0 is that of the regions, --class-axis 0 reads it",
    );
  });

  it("refuses another spacing, unless voxels are matched by index on demand", () => {
    const [a, b] = [volume("a", [2, 3], { spacing: [1, 2.1] }), volume("b", [2, 3], { spacing: [1, 2] })];
    expect(() => align(a, b)).toThrow(
      new InputError(
        "a: spacing [1, 2.1] mm differs from [1, 2] mm of b; resample one to the grid of the other",
      ),
    );
    expect(align(a, b, true).notes).toEqual([
      "the spacing is that of the target, [1, 2] mm; the prediction has [1, 2.1] mm",
    ]);
  });
});

describe("by place", () => {
  const affine = [1, 0, 0, 5, 0, 2, 0, 6, 0, 0, 3, 7];
  const target = volume("b.nii", [2, 3, 4], { order: "fortran", affine, spacing: [1, 2, 3] });

  it("reorders axes that run in another sequence or the other way", () => {
    // Axes S, L, A: the third, the first reversed, the second.
    const slow = volume("a.nii", [4, 2, 3], {
      order: "fortran",
      affine: [0, -1, 0, 6, 0, 0, 2, 6, 3, 0, 0, 7],
      spacing: [3, 1, 2],
    });
    const { prediction, notes } = align(slow, target);
    expect(prediction.shape).toEqual([2, 3, 4]);
    // Element (0, 0, 0) of the target is (0, 1, 0) of the prediction, whose first axis has four elements.
    expect(prediction.labels[0]).toBe(4);
    expect(prediction.labels[1]).toBe(0);
    expect(prediction.labels[2]).toBe(4 + 8);
    expect(prediction.labels[6]).toBe(5);
    expect(notes).toEqual([
      "the axes of the prediction point SLA, those of the target RAS, and were reordered",
    ]);
  });

  it("moves all layers", () => {
    const flipped = volume("a.nii", [2, 3, 4], {
      order: "fortran",
      affine: [-1, 0, 0, 6, ...affine.slice(4)],
    });
    const layered = { ...flipped, layers: [flipped.labels, flipped.labels.map((label) => 100 + label)] };
    const { layers, labels } = align(layered, target).prediction;
    expect([labels[0], labels[1]]).toEqual([1, 0]);
    expect([layers![1]![0], layers![1]![1]]).toEqual([101, 100]);
  });

  it("refuses another place", () => {
    const far = volume("a.nii", [2, 3, 4], { order: "fortran", affine: [...affine.slice(0, 11), 70] });
    expect(() => align(far, target)).toThrow(/^a\.nii: voxel \[0, 0, 0\] lies at \[5, 6, 70\] mm/);
    expect(align(far, target, true).notes).toEqual([]);
  });

  it("does not compare the depth of a file of two axes", () => {
    const slice = volume("b.nii", [2, 3], {
      order: "fortran",
      affine: [1, 0, 0, 5, 0, 2, 0, 6, 0, 0, 3, 70],
    });
    const flat = volume("a.nii", [2, 3], {
      order: "fortran",
      planar: true,
      affine: [...affine.slice(0, 8), 0, 0, 1, 0],
    });
    expect(align(flat, slice).notes).toEqual([]);
    expect(() => align({ ...flat, planar: false }, slice)).toThrow(InputError);
  });

  it("says which of the two does not tell its place", () => {
    const silent = volume("a.nii", [2, 3, 4], { order: "fortran" });
    const note = (which: string) => [
      `the ${which} does not say where its voxels lie, so they were matched by index`,
    ];
    expect(align(silent, target).notes).toEqual(note("prediction"));
    expect(align(target, silent).notes).toEqual(note("target"));
    expect(align(silent, silent).notes).toEqual([]);
  });
});
