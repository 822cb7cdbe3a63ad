import { InputError } from "../../files/source/input-error.ts";
import type { FoundPairs } from "./find-pairs.ts";

/** The folders, and whether every file needs a partner. */
export interface PairedFolders {
  readonly predictions: string;
  readonly targets: string;
  readonly strict: boolean;
}

/** Refuses folders without a pair, and under `--strict` those with a file that has no partner. */
export function checkPairs(
  { items, unpaired }: FoundPairs,
  { predictions, targets, strict }: PairedFolders,
): void {
  const lonely = [
    ...unpaired.predictions.map((path) => `${path} in ${predictions}`),
    ...unpaired.targets.map((path) => `${path} in ${targets}`),
  ];
  if (strict && lonely.length > 0) {
    throw new InputError(
      `--strict: ${lonely.length === 1 ? "1 file has" : `${lonely.length} files have`} no partner: ${listText(lonely)}`,
    );
  }
  if (items.length > 0) return;
  if (lonely.length === 0) throw new InputError(`${predictions} and ${targets} contain no label maps`);
  const examples = [unpaired.predictions, unpaired.targets].flatMap((paths) => paths.slice(0, 1));
  throw new InputError(
    `no file in ${predictions} has a partner in ${targets} (${examples.join(", ")}); --match says how names correspond`,
  );
}

const MAX_LISTED = 20;

function listText(paths: readonly string[]): string {
  const more = paths.length - MAX_LISTED;
  return paths.slice(0, MAX_LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
