import { checkChoice, checkOptions } from "../tensor/check-options.ts";
import { describe } from "../tensor/describe.ts";
import { type Content, chooseFile } from "./choose-file.ts";
import { endingOf, withoutEnding } from "./formats.ts";

/** A file, as a page has it, or anything else with a name. */
export interface NamedFile {
  /** The name, with its ending. */
  readonly name: string;
}

/** Options of {@link pairFiles}. */
export interface PairFilesOptions {
  /** What the predictions are read as: `"probabilities"` chooses the `.npz` of a case with several files; default `"labels"`. */
  readonly content?: "labels" | "probabilities" | undefined;
}

/** The files of a case. */
export interface FilePair<File> {
  /** The name without its ending, which both files have; that of the target where one file is compared with one. */
  readonly id: string;
  /** The file of the prediction, as it was given. */
  readonly prediction: File;
  /** The file of the target, as it was given. */
  readonly target: File;
  /** Why these files were chosen, where others of the case are beside them. */
  readonly notes: readonly string[];
}

/** The files of two lists, case by case. */
export interface FilePairs<File> {
  /** In the order of their ids. */
  readonly pairs: readonly FilePair<File>[];
  /** Cases of which several files may be the one that is meant, in the order of their ids. */
  readonly faults: readonly { readonly id: string; readonly reason: string }[];
  /** Files without a partner in the other list. */
  readonly unpaired: { readonly predictions: readonly File[]; readonly targets: readonly File[] };
}

/**
 * Pairs files by their names without endings, as `softdice score` pairs those of two folders: `case_3.nii.gz` and `case_3.mha` are one case.
 * Of a case with an `.npz` and a file of another format, as nnU-Net saves them, the first is read for probabilities and the other for labels.
 *
 * One file on each side is a pair, whatever the names. Files of a format that is not read are passed over, such as the voxels beside a header.
 *
 * @param predictions - files with their names, such as those that were dropped on a page
 * @param targets - likewise
 * @param options - see {@link PairFilesOptions}
 * @returns the pairs, and what has none
 * @throws {TypeError} if a list holds something without a name
 * @example
 * const names = (...list) => list.map((name) => ({ name }));
 * const { pairs, unpaired } = pairFiles(names("a.nii.gz", "a.npz", "b.nii.gz"), names("a.mha"));
 * pairs[0].prediction.name // "a.nii.gz"
 * unpaired.predictions[0].name // "b.nii.gz"
 */
export function pairFiles<File extends NamedFile>(
  predictions: Iterable<File>,
  targets: Iterable<File>,
  options: PairFilesOptions = {},
): FilePairs<File> {
  checkOptions("pairFiles", options, ["content"]);
  const { content = "labels" } = options;
  checkChoice("pairFiles", "content", content, ["labels", "probabilities"]);
  const lists = [checkFiles("predictions", predictions), checkFiles("targets", targets)] as const;
  if (lists.every(({ length }) => length === 1)) {
    const [prediction, target] = [lists[0][0]!, lists[1][0]!];
    const pair = { id: withoutEnding(target.name), prediction, target, notes: [] };
    return { pairs: [pair], faults: [], unpaired: { predictions: [], targets: [] } };
  }
  const p = casesOf(lists[0], "prediction", content);
  const t = casesOf(lists[1], "target", "labels");
  const ids = [...new Set([...p.keys(), ...t.keys()])].sort();
  const pairs: FilePair<File>[] = [];
  const faults: { id: string; reason: string }[] = [];
  const unpaired = { predictions: [] as File[], targets: [] as File[] };
  for (const id of ids) {
    const [one, other] = [p.get(id), t.get(id)];
    const reasons = [one, other].flatMap((found) => (found && "reason" in found ? [found.reason] : []));
    if (reasons.length > 0) faults.push({ id, reason: reasons.join("; ") });
    else if (one && other && "file" in one && "file" in other)
      pairs.push({ id, prediction: one.file, target: other.file, notes: [...one.notes, ...other.notes] });
    else if (one && "file" in one) unpaired.predictions.push(one.file);
    else if (other && "file" in other) unpaired.targets.push(other.file);
  }
  return { pairs, faults, unpaired };
}

type Found<File> = { readonly file: File; readonly notes: readonly string[] } | { readonly reason: string };

/** The file of each case, or why it is not known. */
function casesOf<File extends NamedFile>(
  files: readonly File[],
  side: "prediction" | "target",
  content: Content,
): Map<string, Found<File>> {
  const named = new Map<string, File[]>();
  for (const file of files) {
    if (endingOf(file.name) === undefined) continue;
    // Systems write one name in two Unicode forms: ä, or a and two dots.
    const id = withoutEnding(file.name).normalize("NFC");
    if (!named.get(id)?.push(file)) named.set(id, [file]);
  }
  const found = new Map<string, Found<File>>();
  for (const [id, all] of named) {
    const chosen = chooseFile(
      all.map(({ name }) => name),
      side,
      content,
    );
    if ("path" in chosen) {
      const file = all.find(({ name }) => name === chosen.path)!;
      found.set(id, { file, notes: chosen.note === undefined ? [] : [chosen.note] });
    } else
      found.set(id, { reason: `${side}s: ${chosen.join(" and ")} are the same case; leave one of them out` });
  }
  return found;
}

function checkFiles<File extends NamedFile>(name: string, files: Iterable<File>): File[] {
  const isList = typeof files === "object" && files !== null && typeof files[Symbol.iterator] === "function";
  if (!isList || ArrayBuffer.isView(files))
    throw new TypeError(`pairFiles: ${name} is ${describe(files)}, want a list of files`);
  const list = [...files];
  for (const [k, file] of list.entries()) {
    const given = (file as Partial<NamedFile> | null | undefined)?.name;
    if (typeof given !== "string")
      throw new TypeError(
        `pairFiles: ${name}[${k}] has the name ${describe(given)}, want a file with a name`,
      );
  }
  return list;
}
