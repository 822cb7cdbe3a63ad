import { describe, expect, it } from "vitest";
import { netElements, type OpenFaces, STEPS } from "../../../src/kernels/mesh/net-elements.ts";
import { boundaryPoints, pointGrid } from "../../../src/kernels/surfaces/boundary-points.ts";

const CLOSED: OpenFaces = [false, false, false, false, false, false];

function netOf(
  labels: readonly number[],
  [planes, rows, columns]: readonly [number, number, number],
  open = CLOSED,
  flat = false,
) {
  const box = { planes, rows, columns };
  const voxels = {
    labels: Uint8Array.from(labels),
    label: 1,
    counted: null,
    start: 0,
    planeStep: rows * columns,
    rowStep: columns,
    box,
    flat,
  };
  return netElements(boundaryPoints(voxels, true), pointGrid(box, flat, true), flat, open);
}

describe("a surface net", () => {
  it("of one voxel is a cube of six elements, its corners a third of the way in", () => {
    const { count, corners, vertices, elements } = netOf([1], [1, 1, 1]);
    expect([count, corners, vertices.length]).toEqual([6, 4, 24]);
    // Each corner cell has three crossed edges; their middles are at 0, 0 and ½ along each axis.
    expect([...vertices.slice(0, 3)]).toEqual([STEPS / 3, STEPS / 3, STEPS / 3]);
    expect([...elements].every((vertex) => vertex < 8)).toBe(true);
    const uses = Array.from({ length: 8 }, (_, vertex) => elements.filter((one) => one === vertex).length);
    expect(uses).toEqual(new Array(8).fill(3));
  });

  it("has the elements of a cell in sequence, with its vertex as their first corner", () => {
    const { count, elements, firsts } = netOf([1, 0, 1, 1, 1, 0, 0, 1], [2, 2, 2]);
    expect([firsts[0], firsts.at(-1)]).toEqual([0, count]);
    for (let k = 0; k < count; k++) {
      const cell = elements[4 * k]!;
      expect(k >= firsts[cell]! && k < firsts[cell + 1]!).toBe(true);
    }
  });

  it("has whole coordinates for every set of corners", () => {
    for (let code = 1; code < 255; code++) {
      const { vertices } = netOf(
        [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (code >> bit) & 1),
        [2, 2, 2],
      );
      expect(vertices.every((coordinate) => Number.isInteger(coordinate / 4))).toBe(true);
    }
  });

  it("has an element for each face between inside and outside, but for open ones", () => {
    expect(netOf([1, 1, 0, 0], [1, 2, 2]).count).toBe(10);
    // The two faces before and the two behind the planes are left out.
    expect(netOf([1, 1, 0, 0], [1, 2, 2], [true, true, false, false, false, false]).count).toBe(6);
    expect(netOf([1, 1, 0, 0], [1, 2, 2], [true, true, true, true, true, true]).count).toBe(2);
  });

  it("goes around its elements: neighbouring corners are one voxel apart", () => {
    const { count, vertices, elements } = netOf([1, 0, 1, 1, 0, 1, 1, 0], [2, 2, 2]);
    for (let k = 0; k < count; k++) {
      for (let corner = 0; corner < 4; corner++) {
        const [a, b] = [elements[4 * k + corner]!, elements[4 * k + ((corner + 1) % 4)]!];
        const cells = [0, 1, 2].map(
          (axis) => Math.round(vertices[3 * a + axis]! / STEPS) - Math.round(vertices[3 * b + axis]! / STEPS),
        );
        expect(cells.map(Math.abs).reduce((sum, step) => sum + step)).toBe(1);
      }
    }
  });

  it("of a plane consists of segments", () => {
    const { count, corners, vertices } = netOf([1], [1, 1, 1], CLOSED, true);
    expect([count, corners]).toEqual([4, 2]);
    expect([...vertices.slice(0, 3)]).toEqual([STEPS / 4, 0, STEPS / 4]);
  });
});
