import { basename, join } from "node:path";
import { withoutEnding } from "../../files/file-ending.ts";
import { InputError } from "../../files/source/input-error.ts";
import { isFolder, listFiles } from "./list-files.ts";
import { type IdOf, matchPattern, wholePath } from "./match-pattern.ts";

/** A prediction and its target. */
export interface Pair {
  readonly id: string;
  readonly prediction: string;
  readonly target: string;
}

/** What cannot even be tried. */
export interface Fault {
  readonly id: string;
  readonly reason: string;
}

/** Of two folders: something about either. */
export interface OfBoth<Value> {
  readonly predictions: Value;
  readonly targets: Value;
}

export interface FoundPairs {
  /** In the order of their ids, by code units. */
  readonly items: readonly (Pair | Fault)[];
  /** Paths without a partner in the other folder. */
  readonly unpaired: OfBoth<readonly string[]>;
  /** How many files were passed over, since their names are not those of cases. */
  readonly passedOver: OfBoth<number>;
}

/** Two files are a pair, whatever their names. */
export function pairOfFiles(prediction: string, target: string): Pair {
  return { id: withoutEnding(basename(target)), prediction, target };
}

/** Whether the two are folders; a file beside a folder is an error. */
export function areFolders(predictions: string, targets: string): boolean {
  const first = isFolder(predictions);
  if (first === isFolder(targets)) return first;
  const [folder, file] = first ? [predictions, targets] : [targets, predictions];
  throw new InputError(`${folder} is a folder and ${file} is not; give two files or two folders`);
}

/** Matches the files of two folders by the ids that patterns find in their paths: none, one for both, or one for each. */
export function findPairs(predictions: string, targets: string, patterns: readonly string[]): FoundPairs {
  const [rule = wholePath, otherRule = rule] = patterns.map(matchPattern);
  const p = casesOf(predictions, rule);
  const t = casesOf(targets, otherRule);
  const items: (Pair | Fault)[] = joinFaults([...p.faults, ...t.faults]);
  const faulty = new Set(items.map(({ id }) => id));
  for (const [id, path] of p.files) {
    const partner = t.files.get(id);
    if (partner === undefined || faulty.has(id)) continue;
    items.push({ id, prediction: join(predictions, path), target: join(targets, partner) });
  }
  const alone = (one: Cases, other: Cases) =>
    [...one.files].filter(([id]) => !other.files.has(id) && !faulty.has(id)).map(([, path]) => path);
  return {
    items: items.sort((a, b) => (a.id < b.id ? -1 : 1)),
    unpaired: { predictions: alone(p, t), targets: alone(t, p) },
    passedOver: { predictions: p.passedOver, targets: t.passedOver },
  };
}

interface Cases {
  readonly files: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
  readonly passedOver: number;
}

function casesOf(folder: string, idOf: IdOf): Cases {
  const listing = listFiles(folder);
  const files = new Map<string, string>();
  // An id with a slash at its end is no id of a file.
  const faults = listing.faults.map(({ path, reason }) => ({
    id: `${path}/`,
    reason: `${join(folder, path)}: ${reason}`,
  }));
  let passedOver = listing.others;
  for (const path of listing.files) {
    const id = idOf(path);
    if (id === undefined) passedOver++;
    else if (!files.has(id)) files.set(id, path);
    else {
      const both = `${join(folder, files.get(id)!)} and ${join(folder, path)}`;
      faults.push({ id, reason: `${both} are the same case; keep one` });
    }
  }
  return { files, faults, passedOver };
}

/** One fault an id: the folders may have the like. */
function joinFaults(faults: readonly Fault[]): Fault[] {
  const reasons = new Map<string, string[]>();
  for (const { id, reason } of faults) reasons.set(id, [...(reasons.get(id) ?? []), reason]);
  return [...reasons].map(([id, texts]) => ({ id, reason: texts.join("; ") }));
}
