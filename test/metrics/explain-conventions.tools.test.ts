import { describe, expect, it } from "vitest";
import { agreement, ourScores, SCORES } from "../../docs/other-tools/compare.ts";
import { type LabelPair, randomPairs } from "../../docs/other-tools/random-pairs.ts";
import { keptScores } from "../../docs/other-tools/reference-data.ts";
import type { ClassScores, PairScores } from "../../docs/other-tools/tool-scores.ts";
import { explainConventions, labelMap } from "../../src/index.ts";

const kept = keptScores(new URL("../reference/data/tools.json", import.meta.url));
const pairs = randomPairs(300);
// Of these pairs each tool has an average distance, a percentile or a missing class of its own.
const CHOSEN = [0, 45, 120, 210, 255];

const named = (scores: ClassScores): ClassScores =>
  Object.fromEntries(Object.entries(scores).map(([name, value]) => [name.replace(/@.*/, ""), value]));

/** The row of a convention; a class that neither map contains has none. */
function explained({ shape, spacing, prediction, target, classes }: LabelPair, name: string): PairScores {
  const { rows } = explainConventions(labelMap(prediction, shape), labelMap(target, shape), {
    spacing,
    scores: SCORES,
  });
  const row = rows.find((each) => each.name === name)!;
  const ofClass = (label: number) => row.classes.find((each) => each.class === label)?.scores ?? {};
  return {
    classes: Array.from({ length: classes - 1 }, (_, k) => named(ofClass(k + 1))),
    mean: named(row.mean),
  };
}

describe("every number is that of the tool", () => {
  const isConvention = ({ tool }: { tool: string }) =>
    !["scipy", "scikit-image", "scikit-learn"].includes(tool);

  it.each(kept.filter(isConvention))("$tool $version", (scores) => {
    const chosen = scores.pairs.map((pair, at) => {
      if (pair === null || !CHOSEN.includes(at)) return null;
      const occurs = (_: unknown, k: number) =>
        [pairs[at]!.prediction, pairs[at]!.target].some((map) => map.includes(k + 1));
      return { ...pair, classes: pair.classes.map((own, k) => (occurs(own, k) ? own : {})) };
    });
    const found = agreement(scores.tool, { ...scores, pairs: chosen }, ourScores(pairs, explained));
    expect(found.pairs).toBeGreaterThanOrEqual(3);
    expect(found.disagreements).toEqual([]);
  });
});
