import { describe, expect, it } from "vitest";
import { checkSameGrid, labelsInOrderOf } from "../../../src/cli/pair/check-same-grid.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import type { Volume } from "../../../src/files/volume/volume.ts";

const volume = (file: string, shape: number[], spacing?: number[], order: Volume["order"] = "c"): Volume => ({
  file,
  shape,
  order,
  labels: Uint8Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, k) => k),
  ...(spacing && { spacing }),
});

describe("checkSameGrid", () => {
  it("accepts equal shapes and close spacings", () => {
    checkSameGrid(volume("a", [2, 3]), volume("b", [2, 3], undefined, "fortran"));
    checkSameGrid(volume("a", [2, 3], [0.782, 5]), volume("b", [2, 3], [Math.fround(0.782), 5]));
  });

  it("compares spacing only if both know it", () => {
    checkSameGrid(volume("a", [2, 3], [1, 2]), volume("b", [2, 3]));
    checkSameGrid(volume("a", [2, 3]), volume("b", [2, 3], [1, 2]));
  });

  it.each([
    [volume("a", [2, 3]), volume("b", [2, 4]), "a: shape [2, 3] differs from [2, 4] of b"],
    [volume("a", [2, 3]), volume("b", [2, 3, 2]), "a: shape [2, 3] differs from [2, 3, 2] of b"],
    [
      volume("a", [2, 3]),
      volume("b", [3, 2]),
      "a: shape [2, 3] differs from [3, 2] of b; the axes are reversed, transpose one of them",
    ],
    [
      volume("a", [2, 3], [1, 2.001]),
      volume("b", [2, 3], [1, 2]),
      "a: spacing [1, 2.001] mm differs from [1, 2] mm of b; resample one to the grid of the other",
    ],
    [
      volume("a", [2, 3], [1, 2.00005]),
      volume("b", [2, 3], [1, 2]),
      "a: spacing [1, 2.00005] mm differs from [1, 2] mm of b; resample one to the grid of the other",
    ],
  ])("refuses %o and %o", (prediction, target, message) => {
    expect(() => checkSameGrid(prediction, target)).toThrow(new InputError(message));
  });
});

describe("labelsInOrderOf", () => {
  it("keeps the labels of the same order", () => {
    const a = volume("a", [2, 3]);
    expect(labelsInOrderOf(a, volume("b", [2, 3]))).toBe(a.labels);
  });

  it("moves [row, column] from C to Fortran order and back", () => {
    const c = volume("a", [2, 3]);
    const fortran = volume("b", [2, 3], undefined, "fortran");
    expect(labelsInOrderOf(c, fortran)).toEqual(Uint8Array.of(0, 3, 1, 4, 2, 5));
    expect(labelsInOrderOf(fortran, c)).toEqual(Uint8Array.of(0, 2, 4, 1, 3, 5));
  });

  it.each([[[7]], [[2, 3, 4]], [[2, 1, 3]], [[1, 1, 5]], [[3, 2, 2, 4]]])(
    "moves shape %j there and back",
    (shape) => {
      const c = volume("a", shape);
      const fortran = { ...c, order: "fortran" as const };
      const moved = { ...fortran, labels: labelsInOrderOf(c, fortran) };
      const [x = 0, y = 0, z = 0] = shape.map((extent) => extent - 1);
      if (shape.length === 3) {
        const at = (axes: number[]) => axes.reduce((offset, k, axis) => offset * shape[axis]! + k, 0);
        expect(moved.labels[x + shape[0]! * (y + shape[1]! * z)]).toBe(c.labels[at([x, y, z])]);
        expect(moved.labels[x]).toBe(c.labels[at([x, 0, 0])]);
      }
      expect(labelsInOrderOf(moved, c)).toEqual(c.labels);
    },
  );
});
