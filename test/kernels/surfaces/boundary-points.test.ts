import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boundaryPoints,
  type ClassVoxels,
  pointGrid,
} from "../../../src/kernels/surfaces/boundary-points.ts";
import { randomLabels } from "../../tensor/random-values.ts";

type Point = [plane: number, row: number, column: number, code: number];

function pointsOf(voxels: ClassVoxels, between: boolean): Point[] {
  const { columns, planes } = pointGrid(voxels.box, voxels.flat, between);
  const { starts, places, codes } = boundaryPoints(voxels, between);
  expect(starts.length).toBe(planes + 1);
  expect(starts[planes]).toBe(places.length);
  const planeOf = (k: number) => starts.findIndex((start) => start > k) - 1;
  return Array.from(places, (place, k) => [
    planeOf(k),
    Math.floor(place / columns),
    place % columns,
    codes[k]!,
  ]);
}

/** By the definition, voxel by voxel. Without rows, what is above and below a voxel is the voxel. */
function naive(
  { labels, label, counted, start, planeStep, rowStep, box, flat }: ClassVoxels,
  between: boolean,
) {
  const inside = (plane: number, row: number, column: number) => {
    const r = flat ? 0 : row;
    if (plane < 0 || r < 0 || column < 0) return 0;
    if (plane >= box.planes || r >= box.rows || column >= box.columns) return 0;
    const at = start + plane * planeStep + r * rowStep + column;
    return labels[at] === label && counted?.[at] !== 0 ? 1 : 0;
  };
  const grid = pointGrid(box, flat, between);
  const found: Point[] = [];
  for (let p = 0; p < grid.planes; p++) {
    for (let r = 0; r < grid.rows; r++) {
      for (let c = 0; c < grid.columns; c++) {
        let code = 0;
        if (between) {
          for (let corner = 0; corner < 8; corner++) {
            const [down, right] = [(corner >> 1) & 1, corner & 1];
            code = 2 * code + inside(p - 1 + (corner >> 2), r - 1 + down, c - 1 + right);
          }
          if (code === 255) code = 0;
        } else if (inside(p, r, c) === 1) {
          const around = [-1, 1].flatMap((d) => [
            inside(p + d, r, c),
            inside(p, r + d, c),
            inside(p, r, c + d),
          ]);
          code = around.includes(0) ? 1 : 0;
        }
        if (code > 0) found.push([p, r, c, code]);
      }
    }
  }
  return found;
}

/** A whole map as its own box. */
function whole(
  labels: readonly number[],
  [planes, rows, columns]: readonly number[],
  flat = false,
): ClassVoxels {
  return {
    labels: Uint8Array.from(labels),
    label: 1,
    counted: null,
    start: 0,
    planeStep: rows! * columns!,
    rowStep: columns!,
    box: { planes: planes!, rows: rows!, columns: columns! },
    flat,
  };
}

describe("boundary points", () => {
  it("between voxels surround one voxel, each with its bit", () => {
    expect(pointsOf(whole([1], [1, 1, 1]), true)).toEqual([
      [0, 0, 0, 1],
      [0, 0, 1, 2],
      [0, 1, 0, 4],
      [0, 1, 1, 8],
      [1, 0, 0, 16],
      [1, 0, 1, 32],
      [1, 1, 0, 64],
      [1, 1, 1, 128],
    ]);
  });

  it("without rows are those of a map that is the same in all rows", () => {
    expect(pointsOf(whole([1], [1, 1, 1], true), true)).toEqual([
      [0, 0, 0, 5],
      [0, 0, 1, 10],
      [1, 0, 0, 80],
      [1, 0, 1, 160],
    ]);
  });

  it("of border voxels leave out the one inside", () => {
    const cube = whole(new Array(27).fill(1), [3, 3, 3]);
    expect(pointsOf(cube, false).length).toBe(26);
    expect(pointsOf(cube, false)).not.toContainEqual([1, 1, 1, 1]);
    expect(pointsOf(whole(new Array(9).fill(1), [3, 1, 3], true), false).length).toBe(8);
  });

  it("of rows of several words, whatever their length", () => {
    for (const length of [29, 30, 31, 32, 33, 60, 61, 62, 63, 64, 65, 93]) {
      const row = (from: number, to: number) =>
        Array.from({ length }, (_, c) => (c >= from && c < to ? 1 : 0));
      for (const [from, to] of [
        [0, length],
        [3, length - 3],
        [5, 6],
        [28, 32],
        [length - 1, length],
      ] as const) {
        const rows = [row(from, to), row(from, to), row(0, length), row(2, 3), row(from, to), row(1, length)];
        const voxels = whole(rows.flat(), [2, 3, length]);
        for (const between of [true, false])
          expect(pointsOf(voxels, between)).toEqual(naive(voxels, between));
      }
    }
  });

  it("agree with the definition, in any box of any map", () => {
    const extent = fc.integer({ min: 1, max: 11 });
    fc.assert(
      fc.property(
        fc.tuple(extent, extent, extent),
        fc.tuple(extent, extent, extent),
        fc.constantFrom(1, 4, 40),
        fc.boolean(),
        fc.boolean(),
        fc.nat(9999),
        ([planes, rows, columns], [p, r, c], run, flat, masked, seed) => {
          const height = flat ? 1 : rows;
          const size = planes * height * columns;
          const box = {
            planes: Math.min(p, planes),
            rows: Math.min(r, height),
            columns: Math.min(c, columns),
          };
          const first = [planes - box.planes, height - box.rows, columns - box.columns];
          const voxels: ClassVoxels = {
            ...whole(randomLabels(size, seed, 2, run), [planes, height, columns], flat),
            counted: masked ? Uint8Array.from(randomLabels(size, seed + 1, 2, 3)) : null,
            start: (first[0]! * height + first[1]!) * columns + first[2]!,
            box,
          };
          for (const between of [true, false])
            expect(pointsOf(voxels, between)).toEqual(naive(voxels, between));
        },
      ),
      { seed: 1, numRuns: 150 },
    );
  });

  it("of a surface larger than the lists begin with", () => {
    const voxels = whole(randomLabels(20 * 20 * 20, 5, 2), [20, 20, 20]);
    expect(pointsOf(voxels, true)).toEqual(naive(voxels, true));
  });
});

it("is the same where words hold one label alone", () => {
  const arrays = fc.constantFrom(Uint8Array, Int8Array, Uint16Array, Int32Array);
  const runs = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 90 })), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(arrays, runs, fc.nat(5), fc.boolean(), (Labels, parts, start, between) => {
      const box = { planes: 1, rows: 2, columns: 100 };
      const values = parts.flatMap(([label, length]) => new Array<number>(length).fill(label));
      const labels = new Labels(Array.from({ length: start + 200 }, (_, k) => values[k % values.length]!));
      const voxels = { labels, label: 1, start, planeStep: 200, rowStep: 100, box, flat: false };
      expect(pointsOf({ ...voxels, counted: null }, between)).toEqual(
        pointsOf({ ...voxels, counted: new Uint8Array(labels.length).fill(1) }, between),
      );
    }),
    { numRuns: 60 },
  );
});
