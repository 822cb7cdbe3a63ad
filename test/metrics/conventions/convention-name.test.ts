import { describe, expect, it } from "vitest";
import {
  checkConvention,
  checkConventionScore,
  conventionNames,
  conventionOf,
  hasScore,
} from "../../../src/metrics/conventions/convention-name.ts";
import { parseScoreName } from "../../../src/metrics/scores/score-name.ts";

const score = (name: string) => parseScoreName("test", name);

describe("checkConvention", () => {
  it("returns a name that there is", () => {
    for (const name of conventionNames()) expect(checkConvention("f", "convention", name)).toBe(name);
  });

  it.each([
    ["medpi", RangeError, 'f: convention is "medpi", want deepmind, monai'],
    ["medpi", RangeError, 'did you mean "medpy"'],
    ["toString", RangeError, "want deepmind"],
    [3, TypeError, "f: convention is 3"],
    [undefined, TypeError, "f: convention is undefined"],
  ])("refuses %s", (name, kind, text) => {
    expect(() => checkConvention("f", "convention", name)).toThrow(kind);
    expect(() => checkConvention("f", "convention", name)).toThrow(text);
  });
});

describe("the scores of a convention", () => {
  it("are those that the tool has", () => {
    expect(hasScore("nnunet", score("dice"))).toBe(true);
    expect(hasScore("nnunet", score("hd95"))).toBe(false);
    expect(hasScore("medpy", score("masd"))).toBe(false);
  });

  it("an error names them", () => {
    expect(() => checkConventionScore("f", "nnunet", score("dice"))).not.toThrow();
    expect(() => checkConventionScore("f", "nnunet", score("hd95"))).toThrow(
      "f: convention nnunet has no hd95, which nnU-Net does not compute; it has dice, jaccard",
    );
    expect(() => checkConventionScore("f", "deepmind", score("assd"))).toThrow("surface-dice@2mm, hd, hd95");
  });
});

it("conventionOf is the row of the table", () => {
  expect(conventionOf("medpy").percentile.rule).toBe("pooled");
});
