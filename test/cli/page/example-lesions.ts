import type { PageLesion, PageLesions } from "../../../src/cli/report/page-lesions.ts";

const lesion = (outcome: PageLesion["outcome"], volume: number, dice: number): PageLesion => ({
  id: "a",
  of: 0,
  outcome,
  volume,
  predictedVolume: outcome === "missed" ? 0 : volume,
  dice,
  centre: [1, 2, 3],
});

/** A lesion of each kind. */
export function exampleLesions(): PageLesions {
  return {
    classes: [
      {
        label: "1 lesion",
        matched: 1,
        missed: 1,
        extra: 1,
        ignored: 1,
        split: 0,
        merged: 0,
        recallByVolume: [{ from: 0.1, to: 0.2, targets: 2, recall: 0.5 }],
      },
    ],
    lesions: [
      lesion("missed", 0.1, 0),
      lesion("extra", 0.3, 0),
      lesion("matched", 0.2, 0.75),
      lesion("ignored", 0.001, 0),
    ],
    more: 2000,
  };
}
