import { describe, expect, it } from "vitest";
import { checkAxes, checkSpacing } from "../../../src/metrics/surfaces/check-spacing.ts";

describe("a spacing", () => {
  it.each([[[1, 2]], [[1e-50, 1e50]]])("is a number for each axis: %j", (spacing) => {
    expect(() => checkSpacing("f", spacing, [4, 5])).not.toThrow();
  });

  it.each<[string, unknown]>([
    ["f: spacing is undefined, want an array of numbers, like [1, 1, 1]", undefined],
    ["f: spacing [1, 2, 3] of a map of shape [4, 5], want 2 numbers", [1, 2, 3]],
    ['f: spacing [1, "2"] holds "2", want numbers', [1, "2"]],
    ["f: spacing [0, 1] holds 0, want numbers from 1e-50 to 1e+50", [0, 1]],
  ])("is not: %s", (message, spacing) => {
    expect(() => checkSpacing("f", spacing, [4, 5])).toThrow(message);
  });
});

describe("axes", () => {
  it("of a plane have rows of their own", () => {
    expect(
      checkAxes(
        "f",
        [
          [1, 2],
          [3, 4],
        ],
        [5, 6],
      ),
    ).toEqual([
      [1, 0, 2],
      [0, 1, 0],
      [3, 0, 4],
    ]);
  });

  it.each<[string, unknown]>([
    ["f: axes are 3, want 2 vectors of 2 numbers, one for each axis", 3],
    ["f: axes hold 1 vectors, want 2 vectors", [[1, 0]]],
    ["f: axes[1] is an array", [[1, 0], [1]]],
    [
      "f: the length of axes[0] [0] holds 0",
      [
        [0, 0],
        [0, 1],
      ],
    ],
    [
      "f: axes [[1,1],[2,2]] lie in one plane, want independent vectors",
      [
        [1, 1],
        [2, 2],
      ],
    ],
  ])("are refused: %s", (message, axes) => {
    expect(() => checkAxes("f", axes, [5, 6])).toThrow(message);
  });
});
