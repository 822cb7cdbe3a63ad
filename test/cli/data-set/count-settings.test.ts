import { describe, expect, it } from "vitest";
import { scoreArguments } from "../../../src/cli/arguments/score.ts";
import {
  countSettings,
  settingsDifference,
  withConvention,
} from "../../../src/cli/data-set/count-settings.ts";

const settingsOf = (values: Parameters<typeof scoreArguments>[1]) => {
  const { match, layout, missing, pair } = scoreArguments(["p", "t"], values);
  return countSettings({ match, layout, missing }, pair);
};

describe("countSettings", () => {
  it("names every option that changes counts", () => {
    const values = {
      match: ["{id}"],
      classes: "4",
      ignore: "3",
      spacing: "1,2",
      "ignore-orientation": true,
      "max-file": "2M",
      metrics: "dice,hd95",
    };
    expect(settingsOf(values)).toEqual({
      "--match": ["{id}"],
      "--classes": 4,
      "--ignore": 3,
      "--spacing": [1, 2],
      "--ignore-orientation": true,
      "--max-file": 2 ** 21,
      "--metrics": { tolerances: [], percentiles: [95], average: false },
    });
  });
});

it("a convention decides on the background of a merge, and regions have none", () => {
  const monai = { "--convention": "monai" };
  expect(withConvention({}, monai)).toEqual({ convention: "monai", includeBackground: true });
  const regions = [{ name: "wt", labels: [1, 2] }];
  expect(withConvention({}, { ...monai, "--regions": regions })).toMatchObject({ includeBackground: false });
});

describe("settingsDifference", () => {
  it("is none between equal settings", () => {
    expect(settingsDifference(settingsOf({}), settingsOf({}))).toBeUndefined();
    expect(
      settingsDifference(settingsOf({ metrics: "dice" }), settingsOf({ metrics: "recall" })),
    ).toBeUndefined();
  });

  it.each([
    [{ ignore: "2" }, {}, "--ignore 2 differs from none"],
    [{}, { ignore: "2" }, "--ignore none differs from 2"],
    [{ spacing: "1,1" }, { spacing: "100,100" }, "--spacing [1,1] differs from [100,100]"],
    [{ match: ["{id}_a"] }, {}, '--match ["{id}_a"] differs from []'],
    [{ regions: "a=1" }, {}, '--regions [{"name":"a","labels":[1]}] differs from none'],
    [{ labels: "1" }, { labels: "1,2" }, "--labels [1] differs from [1,2]"],
    [{ missing: "worst" }, {}, '--missing "worst" differs from none'],
    [{ layout: "bids" }, {}, '--layout "bids" differs from none'],
    [{ "ignore-orientation": true }, {}, "--ignore-orientation true differs from false"],
  ])("%j against %j", (one, other, text) => {
    expect(settingsDifference(settingsOf(one), settingsOf(other))).toBe(text);
  });
});
