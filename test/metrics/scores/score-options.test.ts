import { expect, it } from "vitest";
import { readScoreOptions } from "../../../src/metrics/scores/score-options.ts";

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
