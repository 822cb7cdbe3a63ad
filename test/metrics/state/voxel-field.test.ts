import { expect, it } from "vitest";
import { checkVoxel, copyVoxel } from "../../../src/metrics/state/voxel-field.ts";

const voxel = { diagonal: 5.2, smallest: 0.8, largest: 5 };

it("accepts the size of a voxel, and copies it in one order", () => {
  expect(() => checkVoxel("f", "voxel", voxel)).not.toThrow();
  const copy = copyVoxel({ largest: 5, smallest: 0.8, diagonal: 5.2 });
  expect(JSON.stringify(copy)).toBe(JSON.stringify(voxel));
});

it.each<[string, unknown]>([
  ["voxel is null", null],
  ["voxel.largest is undefined", { diagonal: 1, smallest: 1 }],
  ['voxel has a field "more"', { ...voxel, more: 1 }],
  ["voxel.smallest is NaN", { ...voxel, smallest: Number.NaN }],
  ["voxel has sides from 0 to 5 and the diagonal 5.2, want sides above 0", { ...voxel, smallest: 0 }],
  ["voxel has sides from 6 to 5", { ...voxel, smallest: 6 }],
  ["voxel has sides from 0.8 to 5.3 and the diagonal 5.2", { ...voxel, largest: 5.3 }],
])("refuses: %s", (message, wrong) => {
  expect(() => checkVoxel("f", "voxel", wrong)).toThrow(`f: ${message}`);
});
