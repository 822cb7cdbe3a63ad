import { describe, expect, it } from "vitest";
import { findAxisOrder, placeFault } from "../../../src/files/pair/check-same-space.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import type { VolumeGrid } from "../../../src/files/volume/volume.ts";

const shape = [501, 401, 301];
const straight = [0.5, 0, 0, -10, 0, 0.5, 0, -20, 0, 0, 2, -30];
const placed = (file: string, affine: readonly number[], extra: Partial<VolumeGrid> = {}) => ({
  file,
  shape,
  order: "fortran" as const,
  affine,
  ...extra,
});
const edited = (...edits: [at: number, value: number][]) => {
  const affine = [...straight];
  for (const [at, value] of edits) affine[at] = value;
  return affine;
};
const target = placed("b.nii", straight);

const MATCH = "let --ignore-orientation match";

describe("findAxisOrder", () => {
  it("finds each of the 48 ways in which axes can run", () => {
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    for (const axes of orders) {
      for (let flips = 0; flips < 8; flips++) {
        // The target's axis k is the prediction's axis axes[k], reversed or not.
        const columns: number[][] = [[], [], []];
        const origin = [3, 7, 11].map((at) => straight[at]!);
        axes.forEach((axis, k) => {
          const column = [k, 4 + k, 8 + k].map((at) => straight[at]!);
          const reversed = (flips >> k) & 1;
          columns[axis] = column.map((entry) => (reversed ? -entry : entry));
          if (reversed) {
            for (const [row, entry] of column.entries()) origin[row]! += entry * (shape[k]! - 1);
          }
        });
        const affine = [0, 1, 2].flatMap((row) => [...columns.map((column) => column[row]!), origin[row]!]);
        const extents = [0, 0, 0];
        axes.forEach((axis, k) => {
          extents[axis] = shape[k]!;
        });
        expect(findAxisOrder(placed("a.nii", affine, { shape: extents }), target)).toEqual({
          axes,
          reversed: [0, 1, 2].map((k) => ((flips >> k) & 1) === 1),
        });
      }
    }
  });

  it.each([
    ["half a voxel of shift", edited([3, -10.25])],
    ["a rotation that only the far corner feels", edited([1, 0.001], [4, -0.001])],
    ["an axis that is flipped in place", edited([0, -0.5])],
  ])("finds none for %s", (_, affine) => {
    expect(findAxisOrder(placed("a.nii", affine), target)).toBeUndefined();
  });

  it("finds none where a file does not tell its place", () => {
    expect(findAxisOrder({ shape, order: "fortran" }, target)).toBeUndefined();
  });
});

describe("placeFault", () => {
  const remedy = "or let --ignore-orientation match voxels by index";
  it.each([
    ["axes", edited([0, -0.5]), "its axes point LAS, those of b.nii RAS; reorient one to the other"],
    [
      "a place",
      edited([3, -10.25]),
      "voxel [0, 0, 0] lies at [-10.25, -20, -30] mm, that of b.nii at [-10, -20, -30] mm; resample one to the grid of the other",
    ],
    [
      "a spacing",
      edited([10, 2.5]),
      "spacing [0.5, 0.5, 2.5] mm differs from [0.5, 0.5, 2] mm of b.nii; resample one to the grid of the other",
    ],
  ])("names %s", (_, affine, difference) => {
    expect(placeFault(placed("a.nii", affine), target, MATCH)).toEqual(
      new InputError(`a.nii: ${difference}, ${remedy}`),
    );
  });

  it("names a second form by which the two would agree", () => {
    const other = { name: "qform", affine: straight };
    const prediction = placed("a.nii", edited([3, 50]), { placedBy: "sform", otherPlacement: other });
    expect(placeFault(prediction, placed("b.nii", straight, { placedBy: "sform" }), MATCH).message).toContain(
      " (the qform of the first agrees with the sform of the second); resample",
    );
  });
});
