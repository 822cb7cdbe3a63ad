import { expect, it } from "vitest";
import type { ClassSumsOperands } from "../../../src/kernels/class-sums/operands.ts";
import { readTile } from "../../../src/kernels/class-sums/read-tile.ts";
import { PLANE, ROW, Tile } from "../../../src/kernels/class-sums/tile/tile.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";

/** Three voxels of two classes, channels last. */
const operands: ClassSumsOperands = {
  layout: classLayout("f", [1, 3, 2], -1),
  activation: "none",
  overlap: "products",
  prediction: Float64Array.of(0.1, 0.9, 0.2, 0.8, 0.7, 0.3),
  target: Uint8Array.of(0, 1, 0),
  counted: null,
  terms: null,
  termPass: null,
};
const rows = (tile: Tile, plane: number) =>
  [0, 1].map((c) => [...tile.plane(plane).subarray(c * ROW, c * ROW + 3)]);

it("reads probabilities class by class, and keeps labels that serve as they are", () => {
  const tile = new Tile(2);
  expect(readTile(tile, operands, 0, 0, true)).toBe(true);
  expect(rows(tile, PLANE.probability)).toEqual([
    [0.1, 0.2, 0.7],
    [0.9, 0.8, 0.3],
  ]);
  expect([...tile.labels.subarray(0, 3)]).toEqual([0, 1, 0]);
});

it("spreads labels to rows of 0 and 1 where the sums are not those of products", () => {
  const tile = new Tile(2);
  readTile(tile, { ...operands, overlap: "squares" }, 0, 0, true);
  expect(rows(tile, PLANE.target)).toEqual([
    [1, 0, 1],
    [0, 1, 0],
  ]);
});

it("computes the activation", () => {
  const tile = new Tile(2);
  readTile(tile, { ...operands, activation: "sigmoid", prediction: new Float64Array(6) }, 0, 0, true);
  expect(rows(tile, PLANE.probability)).toEqual([
    [0.5, 0.5, 0.5],
    [0.5, 0.5, 0.5],
  ]);
});

it.each<[string, Partial<ClassSumsOperands>]>([
  ["a label", { target: Uint8Array.of(0, 2, 0) }],
  ["a soft target", { target: Float64Array.of(0, 1, 0.5, 1.5, 1, 0) }],
  ["a probability", { prediction: Float64Array.of(0.1, 0.9, -0.5, 0.8, 0.7, 0.3) }],
])("reports %s that is invalid", (_, changed) => {
  expect(readTile(new Tile(2), { ...operands, ...changed }, 0, 0, true)).toBe(false);
});

it("validates values only where it is asked to, and labels always", () => {
  const wrong = { ...operands, prediction: new Float64Array(6).fill(7) };
  expect(readTile(new Tile(2), wrong, 0, 0, false)).toBe(true);
  expect(readTile(new Tile(2), { ...wrong, target: Uint8Array.of(0, 2, 0) }, 0, 0, false)).toBe(false);
});
