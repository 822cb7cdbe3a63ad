import { expect, it } from "vitest";
import { checkWithinBounds, copyBounds } from "../../../src/metrics/state/within-bounds.ts";

const sizes = { total: 6.5, within: [4, 5] };

it("takes bounds that contain the sizes within", () => {
  const withinBounds = [
    [0, 5],
    [5, 6.5],
  ] as const;
  expect(() => checkWithinBounds("test", "at", { ...sizes, withinBounds })).not.toThrow();
});

it.each([
  ["at holds 1 values, want 2", [[0, 5]]],
  [
    "at[0][0] is -1, want a finite number from 0",
    [
      [-1, 5],
      [5, 6],
    ],
  ],
  [
    "at[1] is 4 and 7, want bounds of 5 that are at most 6.5",
    [
      [0, 5],
      [4, 7],
    ],
  ],
  [
    "at[1] is 5.5 and 6, want bounds of 5 that are at most 6.5",
    [
      [0, 5],
      [5.5, 6],
    ],
  ],
])("refuses: %s", (message, withinBounds) => {
  expect(() => checkWithinBounds("test", "at", { ...sizes, withinBounds } as never)).toThrow(
    `test: ${message}`,
  );
});

it("copies bounds, and leaves the field out where there are none", () => {
  const bounds = [[1, 2]] as const;
  const copy = copyBounds(bounds);
  expect(copy).toEqual({ withinBounds: [[1, 2]] });
  expect(copy.withinBounds![0]).not.toBe(bounds[0]);
  expect(copyBounds(undefined)).toEqual({});
});
