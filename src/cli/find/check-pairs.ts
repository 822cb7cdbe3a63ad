import { basename } from "node:path";
import { ENDINGS, formatOf } from "../../files/formats.ts";
import { InputError } from "../../files/source/input-error.ts";
import { type FoundPairs, suggestLayout } from "./find-pairs.ts";

/** The folders, and whether every file needs a partner. */
export interface PairedFolders {
  readonly predictions: string;
  readonly targets: string;
  readonly strict: boolean;
}

/** Refuses folders without a pair, and under `--strict` those with a file that has no partner. */
export function checkPairs(
  { items, unpaired, passedOver }: FoundPairs,
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
  if (lonely.length === 0) {
    const others = [...passedOver.predictions, ...passedOver.targets];
    const readable = others.filter((path) => formatOf(basename(path)));
    if (readable.length > 0)
      throw new InputError(
        `${predictions} and ${targets} contain ${kindsText(readable)}, whose names --match or --layout passes over; ${remedy(predictions, targets)}`,
      );
    const found = others.length === 0 ? "" : `, but ${kindsText(others)}`;
    throw new InputError(
      `${predictions} and ${targets} contain no label maps of cases${found}; the formats are ${ENDINGS.join(", ")}`,
    );
  }
  const examples = [unpaired.predictions, unpaired.targets].flatMap((paths) => paths.slice(0, 1));
  throw new InputError(
    `no file in ${predictions} has a partner in ${targets} (${examples.join(", ")}); ${remedy(predictions, targets)}`,
  );
}

/** The option under which the names correspond, if there is one. */
function remedy(predictions: string, targets: string): string {
  const best = suggestLayout(predictions, targets);
  if (!best) return "--match says how names correspond";
  return `--layout ${best.layout} finds ${best.pairs} ${best.pairs === 1 ? "pair" : "pairs"}`;
}

/** Refuses names that the slices of another file would have. */
export function checkSliceNames(items: FoundPairs["items"]): void {
  const named = items.find(({ id }) => /\[\d+\]$/.test(id));
  if (named)
    throw new InputError(
      `case ${named.id} is named as --batch-axis names a slice; rename its files, or score it alone`,
    );
}

const MAX_KINDS = 5;

/** How many files there are of each ending, the most frequent first. */
function kindsText(paths: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const [ending = "no ending"] = /\.[^./]+(?:\.gz)?$/.exec(path.toLowerCase()) ?? [];
    counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  const kinds = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const more = kinds.length - MAX_KINDS;
  const texts = kinds
    .slice(0, MAX_KINDS)
    .map(
      ([ending, count]) =>
        `${count} ${count === 1 ? "file" : "files"} ${ending === "no ending" ? "with" : "in"} ${ending}`,
    );
  return texts.join(", ") + (more > 0 ? ` and ${more} more kinds` : "");
}

const MAX_LISTED = 20;

function listText(paths: readonly string[]): string {
  const more = paths.length - MAX_LISTED;
  return paths.slice(0, MAX_LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
