import { expect, it } from "vitest";
import { lesionPresets } from "../../../src/index.ts";
import { readLesionRules } from "../../../src/metrics/lesions/lesion-rules.ts";

it("holds valid rules", () => {
  expect(Object.keys(lesionPresets)).toEqual(["brats2023", "panoptica", "cc-metrics"]);
  for (const rules of Object.values(lesionPresets))
    expect(readLesionRules("test", rules)).toMatchObject(rules);
});
