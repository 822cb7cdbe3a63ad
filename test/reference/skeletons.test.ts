import { describe, expect, it } from "vitest";
import { bettiNumbers } from "../../src/kernels/components/betti-numbers.ts";
import { type Extents, labelComponents } from "../../src/kernels/components/label-components.ts";
import { isSimple, NEIGHBOURS } from "../../src/kernels/skeletons/simple-point.ts";
import { thinMask } from "../../src/kernels/skeletons/thin-mask.ts";
import { referenceFile } from "./reference.ts";

/** What make_skeletons.py writes. */
interface SkeletonFile {
  readonly masks: readonly { readonly shape: number[]; readonly mask: string; readonly skeleton: string }[];
}

const voxelsOf = (text: string) => Uint8Array.from(text, Number);

const masks = referenceFile<SkeletonFile>("skeletons/skeletons.json").masks.map(
  ({ shape, mask, skeleton }) => ({
    extents: (shape.length === 2 ? [1, ...shape] : shape) as unknown as Extents,
    mask: voxelsOf(mask),
    theirs: voxelsOf(skeleton),
  }),
);

/** A step between voxels. */
type Step = readonly [plane: number, row: number, column: number];

/** The neighbours of a voxel in a mask as bits. */
function neighboursOf(mask: Uint8Array, extents: Extents, place: number): number {
  return NEIGHBOURS.reduce((bits, step, k) => bits | (voxelAt(mask, extents, place, step) << k), 0);
}

/** The voxel that is a step away; 0 outside of the mask. */
function voxelAt(mask: Uint8Array, [planes, rows, columns]: Extents, place: number, step: Step): number {
  const column = (place % columns) + step[2];
  const row = (Math.floor(place / columns) % rows) + step[1];
  const plane = Math.floor(place / (rows * columns)) + step[0];
  const isInside = column >= 0 && column < columns && row >= 0 && row < rows && plane >= 0 && plane < planes;
  return isInside ? mask[(plane * rows + row) * columns + column]! : 0;
}

const isEnd = (inside: number) => inside !== 0 && (inside & (inside - 1)) === 0;

/** Whether the neighbours of a voxel are one component, or none. */
function isOneOrNone(inside: number): boolean {
  const around = new Uint8Array(27);
  for (const [k, [plane, row, column]] of NEIGHBOURS.entries())
    around[(plane + 1) * 9 + (row + 1) * 3 + column + 1] = (inside >> k) & 1;
  return labelComponents(around, [3, 3, 3], 3).sizes.length <= 1;
}

/** Thins a mask as scikit-image does, which asks less of a voxel at its turn than when it lists the candidates. */
function thinLikeTheirs(mask: Uint8Array, extents: Extents): Uint8Array {
  const thin = mask.slice();
  const inPlane: Step[] = [[0, -1, 0], [0, 1, 0], [0, 0, 1], [0, 0, -1]]; // biome-ignore format: a row
  const sides: Step[] = extents[0] === 1 ? inPlane : [...inPlane, [1, 0, 0], [-1, 0, 0]];
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const side of sides) {
      const candidates = [...thin.keys()].filter((place) => {
        if (thin[place] === 0 || voxelAt(thin, extents, place, side) !== 0) return false;
        const inside = neighboursOf(thin, extents, place);
        return !isEnd(inside) && isSimple(inside);
      });
      for (const place of candidates) {
        if (!isOneOrNone(neighboursOf(thin, extents, place))) continue;
        thin[place] = 0;
        isChanged = true;
      }
    }
  }
  return thin;
}

describe("beside the skeletons of scikit-image", () => {
  it("theirs test a voxel at its turn for components alone: not for ends, nor for its being the last one", () => {
    for (const { mask, extents, theirs } of masks) expect(thinLikeTheirs(mask, extents)).toEqual(theirs);
  });

  it("ours keep the topology and the ends of the mask, and have no voxel to take; theirs lose components in 3-D", () => {
    let [inPlane, inSpace] = [0, 0];
    for (const { mask, extents, theirs } of masks) {
      const ours = thinMask(mask, extents);
      const want = bettiNumbers(mask, extents, "corners");
      expect(bettiNumbers(ours, extents, "corners")).toEqual(want);
      if (bettiNumbers(theirs, extents, "corners")[0] < want[0]) {
        if (extents[0] === 1) inPlane++;
        else inSpace++;
      }
      for (const [place, voxel] of mask.entries()) {
        if (voxel === 0) expect(ours[place]).toBe(0);
        else if (isEnd(neighboursOf(mask, extents, place))) expect(ours[place]).toBe(1);
        if (ours[place] === 0) continue;
        const inside = neighboursOf(ours, extents, place);
        expect(isEnd(inside) || !isSimple(inside)).toBe(true);
      }
    }
    expect([inPlane, inSpace]).toEqual([0, 23]);
    expect(masks.filter(({ extents }) => extents[0] > 1)).toHaveLength(132);
  });
});
