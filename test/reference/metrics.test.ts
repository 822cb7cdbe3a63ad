import { describe, expect, it } from "vitest";
import * as softdice from "../../src/index.ts";
import { countOverlap, type OverlapCounts } from "../../src/index.ts";
import { expectClose, type PlainTensor, plainLabels, referenceCases } from "./reference.ts";

interface MetricCase {
  name: string;
  prediction: PlainTensor;
  target: PlainTensor;
  options: { classes: number; ignoreIndex?: number; mask?: { labels: PlainTensor } };
  counts: OverlapCounts;
  scores: { score: string; options: object; value: number | null | (number | null)[] }[];
}

type Score = (counts: OverlapCounts, options: object) => number | number[];
const scores = softdice as unknown as Record<string, Score>;

const cases = referenceCases<MetricCase>("metrics.json");

describe("metrics agree with the reference", () => {
  it.each(cases.map((test) => [test.name, test] as const))("%s", (_, test) => {
    const { mask, ...options } = test.options;
    const counts = countOverlap(plainLabels(test.prediction), plainLabels(test.target), {
      ...options,
      ...(mask !== undefined && { mask: plainLabels(mask.labels) }),
    });
    expect(counts).toEqual(test.counts);
    for (const { score, options: scoreOptions, value } of test.scores) {
      const got = [scores[score]!(counts, scoreOptions)].flat();
      const want = [value].flat();
      expect(got).toHaveLength(want.length);
      got.forEach((number, index) => {
        if (want[index] === null) expect(number, `${score} ${JSON.stringify(scoreOptions)}`).toBeNaN();
        else expectClose([number], [want[index]!], 1e-12, 0.01);
      });
    }
  });
});
