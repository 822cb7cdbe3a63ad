import { expect, it } from "vitest";
import { firstClass, readScoreOptions } from "../../../src/metrics/scores/score-options.ts";

const DEFAULTS = { average: "macro", includeBackground: true, absent: "skip", absentIn: "both" };

it("options have their defaults", () => {
  expect(readScoreOptions("f", {})).toEqual(DEFAULTS);
  expect(readScoreOptions("f", { absent: 1, average: undefined })).toEqual({ ...DEFAULTS, absent: 1 });
  expect(readScoreOptions("f", { beta: 2 } as never, ["beta"])).toEqual(DEFAULTS);
});

it.each([
  [{ average: "all" }, 'f: average is "all", want "macro" or "micro" or "weighted" or "none"'],
  [{ includeBackground: 0 }, "f: includeBackground is 0, want true or false"],
  [{ absent: "best" }, 'f: absent is "best", want "skip" or a number'],
  [{ absent: Number.NaN }, "f: absent is NaN, want a finite number"],
  [{ absentIn: "one" }, 'f: absentIn is "one", want "both" or "target"'],
  [
    { averge: "none" },
    'f: unknown option "averge", want average, includeBackground, absent, absentIn; did you mean "average"?',
  ],
])("refuses %j", (options, message) => {
  expect(() => readScoreOptions("f", options as never)).toThrow(message);
});

it("the background is left out only where class 0 is one", () => {
  const classOf = (predicted: number[], noBackground: boolean | undefined, includeBackground: boolean) =>
    firstClass(
      "f",
      { predicted, ...(noBackground !== undefined && { noBackground }) },
      { includeBackground },
    );
  expect(classOf([1, 2], undefined, false)).toBe(1);
  expect(classOf([1, 2], false, false)).toBe(1);
  expect(classOf([1, 2], true, true)).toBe(0);
  expect(() => classOf([1, 2], true, false)).toThrow(
    new RangeError(
      "f: includeBackground is false, but class 0 is not a background: the masks overlap, or some voxel is in none; includeBackground: true counts every mask",
    ),
  );
  expect(() => classOf([1], false, false)).toThrow(
    "f: includeBackground is false, and class 0 is the only class",
  );
});
