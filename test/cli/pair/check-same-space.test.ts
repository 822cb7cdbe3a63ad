import { describe, expect, it } from "vitest";
import { checkSameSpace } from "../../../src/cli/pair/check-same-space.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import type { Volume } from "../../../src/files/volume/volume.ts";

const volume = (
  file: string,
  affine?: readonly number[],
  shape: readonly number[] = [501, 401, 301],
): Volume => ({
  file,
  labels: new Uint8Array(),
  shape,
  order: "fortran",
  ...(affine && { affine }),
});
const straight = [0.5, 0, 0, -10, 0, 0.5, 0, -20, 0, 0, 2, -30];
const edited = (...edits: [at: number, value: number][]) => {
  const affine = [...straight];
  for (const [at, value] of edits) affine[at] = value;
  return affine;
};
const remedy = "or let --ignore-orientation match voxels by index";

describe("accepts", () => {
  it.each([
    ["the same matrix", straight],
    ["the rounding of float32", straight.map((entry) => Math.fround(entry * (1 + 1e-7)))],
    ["a shift of a fifth of a voxel", edited([3, -10.1])],
    ["a skew that moves the farthest corner by a fifth of a voxel", edited([1, 0.1 / 400])],
    ["none", undefined],
  ])("%s", (_, affine) => {
    checkSameSpace(volume("a", affine), volume("b", straight));
    checkSameSpace(volume("b", straight), volume("a", affine));
  });

  it("a slice, whose third axis goes nowhere", () => {
    const [a, b] = [straight, edited([10, 2.5])];
    checkSameSpace(volume("a", a, [501, 401]), volume("b", b, [501, 401]));
    expect(() => checkSameSpace(volume("a", a), volume("b", b))).toThrow(InputError);
  });
});

describe("refuses", () => {
  it("a flipped axis, even where the box is the same", () => {
    const flipped = edited([0, -0.5], [3, -10 + 500 * 0.5]);
    expect(() => checkSameSpace(volume("a.nii", flipped), volume("b.nii", straight))).toThrow(
      new InputError(`a.nii: its axes point LAS, those of b.nii RAS; reorient one to the other, ${remedy}`),
    );
  });

  it("axes in another sequence", () => {
    const turned = [0, 0.5, 0, -10, 0.5, 0, 0, -20, 0, 0, -2, -30];
    expect(() => checkSameSpace(volume("a.nii", turned), volume("b.nii", straight))).toThrow(
      "a.nii: its axes point ARI, those of b.nii RAS; reorient one to the other",
    );
  });

  it.each([
    ["half a voxel of shift", edited([3, -10.25]), "-10.25, -20, -30"],
    ["a rotation that only the far corner feels", edited([1, 0.001], [4, -0.001]), "-10, -20, -30"],
  ])("%s", (_, affine, point) => {
    expect(() => checkSameSpace(volume("a.nii", affine), volume("b.nii", straight))).toThrow(
      new InputError(
        `a.nii: voxel [0, 0, 0] lies at [${point}] mm, that of b.nii at [-10, -20, -30] mm; ` +
          `resample one to the grid of the other, ${remedy}`,
      ),
    );
  });
});
