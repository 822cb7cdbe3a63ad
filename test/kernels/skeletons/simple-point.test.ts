import { expect, it } from "vitest";
import { isSimple, NEIGHBOURS } from "../../../src/kernels/skeletons/simple-point.ts";

it("neither a voxel alone, nor one inside, nor the middle of a line or of a plate is simple", () => {
  const bits = (of: (step: readonly number[]) => boolean) =>
    NEIGHBOURS.reduce((all, step, k) => (of(step) ? all | (1 << k) : all), 0);
  expect(isSimple(0)).toBe(false);
  expect(isSimple(bits(() => true))).toBe(false);
  expect(isSimple(bits(([plane, row]) => plane === 0 && row === 0))).toBe(false);
  expect(isSimple(bits(([plane]) => plane === 0))).toBe(false);
  expect(isSimple(bits(([plane]) => plane! >= 0))).toBe(true);
  expect(isSimple(bits(([plane, row, column]) => plane === 0 && row === 0 && column === 1))).toBe(true);
});
