import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ChosenFile, Content } from "../../files/choose-file.ts";
import { formatOf, withoutEnding } from "../../files/formats.ts";
import { InputError } from "../../files/source/input-error.ts";
import { splitArrayPath } from "../../files/source/label-source.ts";
import { suggestion } from "../../tensor/nearest-name.ts";
import { caseFile } from "./case-file.ts";
import { LAYOUTS, type Layout, patternsOf } from "./layouts.ts";
import { isFolder, type Listing, listFiles } from "./list-files.ts";
import { type IdOf, matchPattern, wholePath } from "./match-pattern.ts";

/** A prediction and its target. */
export interface Pair {
  readonly id: string;
  /** `null` where there is none: the case is scored as if the prediction were empty. */
  readonly prediction: string | null;
  readonly target: string;
  /** Why these files were chosen, where others of the case are beside them. */
  readonly note?: string;
}

/** A case that cannot even be tried. */
export interface Fault {
  readonly id: string;
  readonly reason: string;
}

/** Something about each of two folders. */
export interface OfBoth<Value> {
  readonly predictions: Value;
  readonly targets: Value;
}

export interface FoundPairs {
  /** In the order of their ids, by code units. */
  readonly items: readonly (Pair | Fault)[];
  /** Paths without a partner in the other folder. */
  readonly unpaired: OfBoth<readonly string[]>;
  /** The targets without a prediction, under their ids. */
  readonly missing: readonly { readonly id: string; readonly target: string }[];
  /** Paths of the files whose names are not those of cases. */
  readonly passedOver: OfBoth<readonly string[]>;
}

/** Two files are a pair, whatever their names. */
export function pairOfFiles(prediction: string, target: string): Pair & { readonly prediction: string } {
  return { id: withoutEnding(basename(splitArrayPath(target).file)), prediction, target };
}

/** Returns whether the two are folders; a path that leads nowhere is an error, as is a file beside a folder. */
export function areFolders(predictions: string, targets: string): boolean {
  for (const path of [predictions, targets]) checkExists(splitArrayPath(path).file);
  const first = isFolderOfFiles(predictions);
  if (first === isFolderOfFiles(targets)) return first;
  const [folder, file] = first ? [predictions, targets] : [targets, predictions];
  throw new InputError(`${folder} is a folder and ${file} is not; give two files or two folders`);
}

/** A folder that is not one file of a format, as a Zarr store is. */
function isFolderOfFiles(path: string): boolean {
  const { file, array } = splitArrayPath(path);
  return array === undefined && isFolder(path) && formatOf(basename(file))?.readFolder === undefined;
}

/** A file that exists and cannot be read is a matter of its reader. */
function checkExists(path: string): void {
  try {
    if (statSync(path, { throwIfNoEntry: false })) return;
  } catch {
    return;
  }
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(path))
    throw new InputError(
      `${path}: is an address, and softdice reads files; download it first, as by curl -O`,
    );
  const names = namesIn(dirname(path));
  throw new InputError(`${path}: no such file or folder${suggestion(basename(path), names)}`);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Matches the files of two folders by the ids that patterns find in their paths: none, one for both, or one for each. */
export function findPairs(
  predictions: string,
  targets: string,
  patterns: readonly string[],
  content: Content = "labels",
): FoundPairs {
  return pairFiles(listFolder(predictions), listFolder(targets), patterns, content);
}

/** Matches the files of two folders by the patterns of a layout that give the most pairs. */
export function findByLayout(
  predictions: string,
  targets: string,
  layout: Layout,
  content: Content = "labels",
): FoundPairs {
  const folders = [listFolder(predictions), listFolder(targets)] as const;
  const found = patternsOf(layout).map((patterns) => pairFiles(...folders, patterns, content));
  return found.reduce((best, other) => (countPairs(other) > countPairs(best) ? other : best));
}

/** The layout that gives the most pairs, with their number; `null` if none gives one. */
export function suggestLayout(
  predictions: string,
  targets: string,
): { layout: Layout; pairs: number } | null {
  const all = LAYOUTS.map((layout) => ({
    layout,
    pairs: countPairs(findByLayout(predictions, targets, layout)),
  }));
  const best = all.reduce((one, other) => (other.pairs > one.pairs ? other : one));
  return best.pairs > 0 ? best : null;
}

function countPairs({ items }: FoundPairs): number {
  return items.filter((item) => "target" in item).length;
}

interface ListedFolder {
  readonly folder: string;
  readonly listing: Listing;
}

function listFolder(folder: string): ListedFolder {
  return { folder, listing: listFiles(folder) };
}

function pairFiles(
  first: ListedFolder,
  second: ListedFolder,
  patterns: readonly string[],
  content: Content,
): FoundPairs {
  const [predictions, targets] = [first.folder, second.folder];
  const [rule = wholePath, otherRule = rule] = patterns.map(matchPattern);
  const p = casesOf(first, rule, "prediction", content);
  const t = casesOf(second, otherRule, "target", "labels");
  const items: (Pair | Fault)[] = joinFaults([...p.faults, ...t.faults]);
  const faulty = new Set(items.map(({ id }) => id));
  for (const [id, { path, note }] of p.files) {
    const partner = t.files.get(id);
    if (partner === undefined || faulty.has(id)) continue;
    const notes = [note, partner.note].filter((one) => one !== undefined);
    items.push({
      id,
      prediction: join(predictions, path),
      target: join(targets, partner.path),
      ...(notes.length > 0 && { note: notes.join("; ") }),
    });
  }
  const lonely = (one: Cases, other: Cases) =>
    [...one.files].filter(([id]) => !other.files.has(id) && !faulty.has(id));
  const pathsOf = (files: readonly (readonly [id: string, file: ChosenFile])[]) =>
    files.map(([, { path }]) => path);
  return {
    items: items.sort((a, b) => (a.id < b.id ? -1 : 1)),
    unpaired: { predictions: pathsOf(lonely(p, t)), targets: pathsOf(lonely(t, p)) },
    missing: lonely(t, p).map(([id, { path }]) => ({ id, target: join(targets, path) })),
    passedOver: { predictions: p.passedOver, targets: t.passedOver },
  };
}

interface Cases {
  readonly files: ReadonlyMap<string, ChosenFile>;
  readonly faults: readonly Fault[];
  readonly passedOver: readonly string[];
}

function casesOf(
  { folder, listing }: ListedFolder,
  idOf: IdOf,
  side: "prediction" | "target",
  content: Content,
): Cases {
  const named = new Map<string, string[]>();
  const files = new Map<string, ChosenFile>();
  // An id that ends in a slash is not the id of a file.
  const faults = listing.faults.map(({ path, reason }) => ({
    id: `${path}/`,
    reason: `${join(folder, path)}: ${reason}`,
  }));
  const passedOver = [...listing.others];
  for (const path of listing.files) {
    // Systems and programs write one name in two Unicode forms: ä, or a and two dots.
    const id = idOf(path)?.normalize("NFC");
    if (id === undefined) passedOver.push(path);
    else if (!named.get(id)?.push(path)) named.set(id, [path]);
  }
  for (const [id, paths] of named) {
    const chosen = caseFile(paths, side, content);
    if ("path" in chosen) {
      files.set(id, chosen);
      passedOver.push(...paths.filter((path) => path !== chosen.path));
      continue;
    }
    const both = chosen.map((path) => join(folder, path)).join(" and ");
    faults.push({ id, reason: `${both} are the same case; keep one, or name its ending by --match` });
    files.set(id, { path: chosen[0] });
  }
  return { files, faults, passedOver };
}

/** Joins the faults of one id: both folders may have one. */
function joinFaults(faults: readonly Fault[]): Fault[] {
  const reasons = new Map<string, string[]>();
  for (const { id, reason } of faults) reasons.set(id, [...(reasons.get(id) ?? []), reason]);
  return [...reasons].map(([id, texts]) => ({ id, reason: texts.join("; ") }));
}

/** Adds the targets without a prediction as cases with an empty one. */
export function withMissingPredictions(found: FoundPairs): FoundPairs {
  const missing = found.missing.map((one): Pair => ({ ...one, prediction: null }));
  return {
    ...found,
    items: [...found.items, ...missing].sort((a, b) => (a.id < b.id ? -1 : 1)),
    unpaired: { ...found.unpaired, targets: [] },
    missing: [],
  };
}
