import { join } from "node:path";
import type { Content } from "../../files/choose-file.ts";
import { checkPairs } from "./check-pairs.ts";
import { type FoundPairs, findByLayout, findPairs, withMissingPredictions } from "./find-pairs.ts";
import type { Layout } from "./layouts.ts";
import { readPairList } from "./pair-list.ts";

/** Where cases come from: two folders, or a table of pairs. */
export interface FileChoice {
  readonly predictions: string;
  readonly targets: string;
  /** One pattern for both folders, or one for each. */
  readonly match: readonly string[];
  readonly layout?: Layout | undefined;
  /** A table of pairs instead of two folders. */
  readonly pairs?: string | undefined;
  /** What the predictions are read as. */
  readonly content: Content;
  readonly strict: boolean;
  /** Whether a target without a prediction is scored with an empty one. */
  readonly missing: boolean;
}

/** The pairs of a table, or of two folders. */
export function findFiles(choice: FileChoice): FoundPairs {
  const { predictions, targets, match, layout, pairs, content, strict, missing } = choice;
  if (pairs !== undefined) return readPairList(pairs);
  const found = layout
    ? findByLayout(predictions, targets, layout, content)
    : findPairs(predictions, targets, match, content);
  checkPairs(found, { predictions, targets, strict });
  return missing ? withMissingPredictions(found) : found;
}

/** Every file that a run over them reads or counts. */
export function* filesOf(
  { items, unpaired }: FoundPairs,
  { predictions, targets }: Pick<FileChoice, "predictions" | "targets">,
): Generator<string> {
  for (const item of items) {
    if ("reason" in item) continue;
    if (item.prediction !== null) yield item.prediction;
    yield item.target;
  }
  for (const path of unpaired.predictions) yield join(predictions, path);
  for (const path of unpaired.targets) yield join(targets, path);
}
