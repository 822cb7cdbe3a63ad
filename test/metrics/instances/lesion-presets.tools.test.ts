import { describe, expect, it } from "vitest";
import { agreement, ourScores } from "../../../docs/other-tools/compare.ts";
import { faultAt, lesionPairs } from "../../../docs/other-tools/lesions/lesion-pairs.ts";
import { lesionScoresBy } from "../../../docs/other-tools/lesions/lesion-scores.ts";
import { keptScores } from "../../../docs/other-tools/reference-data.ts";

const kept = keptScores(new URL("../../reference/data/lesion-tools.json", import.meta.url));
const ours = ourScores(lesionPairs, lesionScoresBy);

it("each preset has a tool", () => {
  expect(kept.map(({ tool }) => tool)).toEqual(["brats2023", "panoptica lesions", "cc-metrics"]);
});

it.each(kept)("$tool $version gave these numbers", (scores) => {
  const found = agreement(scores.tool, scores, ours);
  expect(found.pairs).toBe(lesionPairs.length);
  expect(found.disagreements).toEqual([]);
});

/** What the tools themselves gave for the pairs that show what they overlook. */
describe("the tool overlooks", () => {
  const gave = (tool: string, fault: Parameters<typeof faultAt>[0]) =>
    kept.find((scores) => scores.tool === tool)!.pairs[faultAt(fault)]!.classes[0]!;

  it("brats2023: the size of an isolated false lesion", () => {
    const small = gave("brats2023", "small isolated false lesion");
    expect(gave("brats2023", "large isolated false lesion")).toEqual(small);
    expect(small).toMatchObject({ extra: 1, "lesion-dice": 0.5, "lesion-hd95": 187 });
  });

  it("brats2023: a false lesion beside the target counts as its prediction", () => {
    const beside = gave("brats2023", "false lesion beside the target");
    expect(beside).toMatchObject({ matched: 1, missed: 0, extra: 0 });
    expect(beside["lesion-dice"]).toBeGreaterThan(0.9);
  });

  it("panoptica: a target in two halves is missed, and both are extra", () => {
    expect(gave("panoptica lesions", "halves")).toMatchObject({
      matched: 0,
      missed: 1,
      extra: 2,
      "lesion-dice": 0,
    });
  });

  it("panoptica: the mean Dice rises when a difficult lesion is missed", () => {
    const badly = gave("panoptica lesions", "one of two found badly");
    expect(badly).toMatchObject({ matched: 2, missed: 0 });
    expect(badly["lesion-dice"]).toBeLessThan(1);
    expect(gave("panoptica lesions", "one of two missed")).toMatchObject({
      matched: 1,
      missed: 1,
      "lesion-dice": 1,
    });
  });

  it("cc-metrics: an isolated false lesion lowers only the score of the target whose cell it is in", () => {
    const inCell = Number(gave("cc-metrics", "false lesion in the cell of the second")["lesion-dice"]);
    const [second, extra] = [257, 123];
    expect(inCell).toBeCloseTo((1 + (2 * second) / (2 * second + extra)) / 2, 6);
  });

  it("cc-metrics: without a target any prediction has Dice 0", () => {
    expect(gave("cc-metrics", "no target")).toMatchObject({ "lesion-dice": 0 });
  });
});
