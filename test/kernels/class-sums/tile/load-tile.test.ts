import { describe, expect, it } from "vitest";
import {
  clearUncounted,
  loadLabels,
  loadRows,
  placeTile,
  spreadLabels,
  storeRows,
} from "../../../../src/kernels/class-sums/tile/load-tile.ts";
import { ROW, Tile } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { classLayout, elementOf } from "../../../../src/tensor/class-layout.ts";
import { randomValues } from "../../../tensor/random-values.ts";

const LAYOUTS = [
  ["last", classLayout("f", [2, 3, 5, 4], -1)],
  ["first", classLayout("f", [2, 4, 3, 5], 1)],
  ["between", classLayout("f", [2, 3, 4, 5], 2)],
] as const;
const counted = Uint8Array.from({ length: 30 }, (_, k) => (k % 4 === 1 ? 0 : 1));

describe.each(LAYOUTS)("classes %s", (_, layout) => {
  it.each([null, counted])("rows come to the tile and go back, 0 where a voxel does not count", (which) => {
    const values = Float32Array.from(randomValues(120, 1));
    const tile = new Tile(4);
    const out = new Float32Array(120).fill(9);
    for (let sample = 0; sample < 2; sample++) {
      for (const [voxel, count] of [
        [0, 8],
        [8, 7],
      ] as const) {
        placeTile(tile, layout, sample, voxel, count, which);
        const plane = tile.plane(0).fill(7);
        loadRows(tile, plane, values, layout, sample, voxel);
        for (let c = 0; c < 4; c++) {
          for (let k = 0; k < count; k++) {
            const counts = which === null || which[sample * 15 + voxel + k] !== 0;
            const want = counts ? values[elementOf(layout, sample, voxel + k, c)] : 0;
            expect(plane[c * ROW + k]).toBe(want);
          }
          expect([...plane.subarray(c * ROW + count, c * ROW + tile.padded)].every((x) => x === 0)).toBe(
            true,
          );
        }
        plane.forEach((_, at) => {
          plane[at]! += 1;
        });
        storeRows(tile, plane, out, layout, sample, voxel);
      }
    }
    const want = values.map((value, at) => {
      const { classes, inner } = layout;
      const voxel = Math.floor(at / (classes * inner)) * inner + (at % inner);
      return which === null || which[voxel] !== 0 ? value + 1 : 0;
    });
    expect(out).toEqual(want);
  });
});

describe("labels", () => {
  const layout = classLayout("f", [1, 6, 3], -1);

  it("outside of the classes are none, and valid only where they do not count", () => {
    const tile = new Tile(3);
    placeTile(tile, layout, 0, 0, 6, null);
    const labels = Int16Array.of(0, 1, 2, 3, -1, 2);
    expect(loadLabels(tile, labels, 0)).toBe(false);
    expect([...tile.labels.subarray(0, 8)]).toEqual([0, 1, 2, -1, -1, 2, -1, -1]);
    placeTile(tile, layout, 0, 0, 6, Uint8Array.of(1, 0, 1, 0, 0, 1));
    expect(loadLabels(tile, labels, 0)).toBe(true);
    expect([...tile.labels.subarray(0, 8)]).toEqual([0, -1, 2, -1, -1, 2, -1, -1]);
    const plane = tile.plane(0);
    spreadLabels(tile, plane);
    expect([...plane.subarray(2 * ROW, 2 * ROW + 8)]).toEqual([0, 0, 1, 0, 0, 1, 0, 0]);
  });

  it("of one class are 1 for the class and 0 for the background", () => {
    const tile = new Tile(1);
    placeTile(tile, classLayout("f", [1, 3], null), 0, 0, 3, null);
    expect(loadLabels(tile, Uint8Array.of(0, 1, 1), 0)).toBe(true);
    expect([...tile.labels.subarray(0, 4)]).toEqual([-1, 0, 0, -1]);
    expect(loadLabels(tile, Uint8Array.of(0, 2, 1), 0)).toBe(false);
  });
});

it("what does not count is cleared, and so is what is behind the block", () => {
  const tile = new Tile(2);
  placeTile(tile, classLayout("f", [1, 3, 2], -1), 0, 0, 3, Uint8Array.of(1, 0, 1));
  const plane = tile.plane(0).fill(5);
  clearUncounted(tile, plane);
  expect([...plane.subarray(ROW, ROW + 5)]).toEqual([5, 0, 5, 0, 5]);
});
