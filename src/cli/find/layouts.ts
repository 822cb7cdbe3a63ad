/** The names of layouts, with the patterns that each may mean: of predictions and of targets. */
const PATTERNS = {
  nnunet: [["{id}"], ["{id}"]],
  brats: [
    ["{id}", "{id}-seg", "{id}_seg", "{id}/{id}-seg", "{id}/{id}_seg"],
    ["{id}/{id}-seg", "{id}/{id}_seg", "{id}-seg", "{id}_seg"],
  ],
  bids: [["sub-{id}/anat/*_dseg", "sub-{id}_dseg", "sub-{id}"], ["sub-{id}/anat/*_dseg"]],
} as const;

/** A way in which a community names its files. */
export type Layout = keyof typeof PATTERNS;

export const LAYOUTS: readonly Layout[] = Object.keys(PATTERNS) as Layout[];

/** Every pair of patterns that a layout may mean, the most usual first. */
export function patternsOf(layout: Layout): [prediction: string, target: string][] {
  const [predictions, targets] = PATTERNS[layout];
  return targets.flatMap((target) => predictions.map((prediction): [string, string] => [prediction, target]));
}
