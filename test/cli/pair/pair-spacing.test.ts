import { describe, expect, it } from "vitest";
import { pairSpacing } from "../../../src/cli/pair/pair-spacing.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import type { Volume } from "../../../src/files/volume/volume.ts";

const volume = (extra: Partial<Volume> = {}): Volume => ({
  file: "a.nii",
  shape: [4, 5, 6],
  order: "fortran",
  labels: new Uint8Array(120),
  ...extra,
});
const silent = volume();
const told = volume({ spacing: [1, 2, 3] });

it("is that of the target, else of the prediction, else none", () => {
  expect(pairSpacing(silent, told, undefined, true)).toEqual({ spacing: [1, 2, 3], notes: [] });
  expect(pairSpacing(told, silent, undefined, true)).toEqual({ spacing: [1, 2, 3], notes: [] });
  expect(pairSpacing(silent, silent, undefined, false)).toEqual({ notes: [] });
});

it("is asked for where distances need one", () => {
  expect(() => pairSpacing(silent, silent, undefined, true)).toThrow(
    new InputError(
      "a.nii: has no spacing, and distances need one; --spacing 1,1,1 gives it, --batch-axis 0 measures a stack of images",
    ),
  );
});

describe("--spacing", () => {
  it("counts, and a remark says so where the file has another one", () => {
    expect(pairSpacing(silent, silent, [1, 1, 2], true)).toEqual({ spacing: [1, 1, 2], notes: [] });
    expect(pairSpacing(told, told, [1, 2, 3], true).notes).toEqual([]);
    expect(pairSpacing(told, told, [1, 1, 2], false)).toEqual({
      spacing: [1, 1, 2],
      notes: ["the spacing is [1, 1, 2] mm of --spacing; the file says [1, 2, 3] mm"],
    });
  });

  it("has a length for each axis, whether or not the file tells its own", () => {
    for (const target of [silent, told]) {
      expect(() => pairSpacing(target, target, [1, 1], false)).toThrow(
        new InputError(
          "a.nii: has 3 axes, --spacing gives 2 lengths; --batch-axis 0 scores a stack of images",
        ),
      );
    }
  });
});

describe("axes that are not perpendicular, as of a tilted gantry", () => {
  const tilt = Math.tan((25 * Math.PI) / 180);
  const tilted = volume({
    spacing: [0.5, 0.5, 3.31],
    affine: [0.5, 0, 0, 0, 0, 0.5, 3 * tilt, 0, 0, 0, 3, 0],
  });

  it("are refused where a distance is asked for, and only there", () => {
    expect(() => pairSpacing(tilted, tilted, undefined, true)).toThrow(
      new InputError(
        "a.nii: its axes 2 and 3 meet at 65 degrees, and distances and volumes need right angles; " +
          "resample both maps to a rectangular grid, or let --spacing give the lengths to use",
      ),
    );
    expect(pairSpacing(tilted, tilted, undefined, false).notes).toEqual([]);
    expect(pairSpacing(tilted, tilted, [0.5, 0.5, 3.31], true).spacing).toEqual([0.5, 0.5, 3.31]);
  });

  it("are told from rounding", () => {
    const nearly = volume({ spacing: [1, 1, 1], affine: [1, 0.0009, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0] });
    expect(pairSpacing(nearly, nearly, undefined, true).spacing).toEqual([1, 1, 1]);
  });
});
