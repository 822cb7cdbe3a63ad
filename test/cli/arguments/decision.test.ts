import { describe, expect, it } from "vitest";
import { decisionOptions } from "../../../src/cli/arguments/decision.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

describe("probabilities", () => {
  it("become labels by a threshold or by argmax", () => {
    expect(decisionOptions({ threshold: "0.5", "class-axis": "0", regions: "a=1,b=2" })).toEqual({
      threshold: 0.5,
      classAxis: 0,
    });
    expect(decisionOptions({ threshold: "-0.5" })).toEqual({ threshold: -0.5 });
    expect(decisionOptions({ argmax: true, "class-axis": "-2" })).toEqual({ argmax: true, classAxis: -2 });
  });

  it.each([
    [
      { threshold: "1", argmax: true },
      "--threshold and --argmax both make labels of probabilities; leave one of them out",
    ],
    [
      { "class-axis": "1" },
      "--class-axis has no effect without --argmax, or --threshold with --regions; leave it out",
    ],
    [{ threshold: "half" }, '--threshold is "half", want a number such as 0.5'],
    [{ argmax: true, "class-axis": "99" }, '--class-axis is "99", want a whole number from -32 to 31'],
  ])("%j are refused", (values, message) => {
    expect(() => decisionOptions(values)).toThrow(new InputError(message));
  });
});
