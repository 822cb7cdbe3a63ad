import { DEFAULT_LIMIT } from "../../files/source/file-limit.ts";
import { readBytes } from "../../files/source/file-system.ts";
import { InputError } from "../../files/source/input-error.ts";
import { ignoredLabel, namesInJson } from "./json-names.ts";
import { namesInTable } from "./label-table.ts";

/** Names by class number; a class may have none. */
export type ClassNames = ReadonlyMap<number, string>;

/**
 * Reads the class names of a file: JSON, the dataset.json of nnU-Net, or a table of labels of BIDS, ITK-SNAP, FreeSurfer or 3D
 * Slicer. The content decides, not the name of the file.
 */
export function readClassNames(file: string): ClassNames {
  return withName(file, (text) => (isJson(text) ? namesInJson(parseJson(text)) : namesInTable(text)));
}

/** Reads which label a file of class names leaves out of the scores: the one that a dataset.json names `ignore`. */
export function readIgnoredLabel(file: string): number | undefined {
  return withName(file, (text) => (isJson(text) ? ignoredLabel(parseJson(text)) : undefined));
}

/**
 * Refuses the names of a dataset.json whose label `ignore` was counted, as a class or as none of the chosen labels: the voxels that the target
 * gives to it are among the counts of all others.
 *
 * @param settings - of the states: regions have names of their own, and a label that was ignored takes the place of the named one
 * @param classes - the labels that were counted
 */
export function checkNamedIgnore(
  file: string | undefined,
  settings: Readonly<Record<string, unknown>>,
  classes: () => readonly number[],
): void {
  if (file === undefined || settings["--regions"] !== undefined || settings["--ignore"] !== undefined) return;
  const label = readIgnoredLabel(file);
  if (label === undefined || (settings["--labels"] === undefined && !classes().includes(label))) return;
  throw new InputError(
    `${file}: names label ${label} ignore, whose voxels the states count; score again with --ignore ${label}, or leave the name out`,
  );
}

/** Reads a file as text and names it in errors about its content. */
export function withName<Result>(file: string, work: (text: string) => Result): Result {
  try {
    return work(new TextDecoder().decode(readBytes(file, DEFAULT_LIMIT)));
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}

function isJson(text: string): boolean {
  return /^\s*[[{"]|^\s*(null|true|false|[-\d.]+)\s*$/.test(text);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`is not JSON (${(error as Error).message}); it may be cut off`);
  }
}
