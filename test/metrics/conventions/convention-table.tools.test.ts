import { describe, expect, it } from "vitest";
import { agreement, ourScores } from "../../../docs/other-tools/compare.ts";
import { randomPairs } from "../../../docs/other-tools/random-pairs.ts";
import { type KeptScores, keptScores } from "../../../docs/other-tools/reference-data.ts";

const kept = keptScores(new URL("../../reference/data/tools.json", import.meta.url));
const pairs = randomPairs(300);
const ours = ourScores(pairs);

describe("beside the numbers that the tools gave", () => {
  it.each(kept.map((scores): [string, KeptScores] => [`${scores.tool} ${scores.version}`, scores]))(
    "%s",
    (_, scores) => {
      const found = agreement(scores.tool, scores, ours);
      expect(found.pairs).toBeGreaterThan(10);
      expect(found.disagreements).toEqual([]);
    },
  );

  it("the tools are those of the conventions", () => {
    const tools = new Set(kept.map(({ tool }) => tool));
    for (const name of [
      "deepmind",
      "monai",
      "medpy",
      "panoptica",
      "plastimatch",
      "itk",
      "seg-metrics",
      "nnunet",
      "torchmetrics",
    ])
      expect(tools).toContain(name);
  });

  it("a number that is changed is seen", () => {
    const [first] = kept;
    const changed = {
      ...first!,
      pairs: first!.pairs.map(
        (pair) => pair && { classes: pair.classes.map((scores) => ({ ...scores, dice: 0.5 })) },
      ),
    };
    expect(agreement(first!.tool, changed, ours).disagreements.length).toBeGreaterThan(10);
  });
});
