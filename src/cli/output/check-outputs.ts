import { accessSync, constants, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { InputError } from "../../files/source/input-error.ts";
import { splitArrayPath } from "../../files/source/label-source.ts";
import { isFolder } from "../find/list-files.ts";
import { followLinks, isSpecial } from "./output-file.ts";

/** A file that the program will write, and the option that named it. */
export interface NamedOutput {
  readonly option: string;
  readonly file: string;
}

/** Validates the outputs before any work: each can be written, and no two are one file. */
export function checkOutputs(outputs: readonly NamedOutput[]): void {
  const seen = new Map<string, NamedOutput>();
  for (const output of outputs) {
    checkWritable(output.file);
    const identity = identityOf(followLinks(output.file));
    if (identity === null) continue;
    const other = seen.get(identity);
    if (other) {
      throw new InputError(
        `${other.option} and ${output.option} are both ${output.file}; give each a separate file`,
      );
    }
    seen.set(identity, output);
  }
}

/** Refuses an output that is one of the inputs, whatever the two are called, before any work. */
export function checkApart(outputs: readonly NamedOutput[], inputs: Iterable<string>): void {
  const existing = new Map<string, NamedOutput>();
  for (const output of outputs) {
    const identity = existingIdentity(output.file);
    if (identity !== null) existing.set(identity, output);
  }
  // A file that does not exist yet cannot be an input.
  if (existing.size === 0) return;
  for (const input of inputs) {
    const output = existing.get(existingIdentity(splitArrayPath(input).file) ?? "");
    if (output) {
      throw new InputError(
        `${output.option} ${output.file} is the input ${input}, which it would replace; choose another file`,
      );
    }
  }
}

/** Refuses a file that cannot be written. */
export function checkWritable(file: string): void {
  const folder = dirname(file);
  if (isFolder(file)) throw new InputError(`${file}: is a folder, want a file to write`);
  if (!isFolder(folder)) throw new InputError(`${file}: the folder is missing: ${folder}`);
  const target = followLinks(file);
  try {
    accessSync(isSpecial(target) ? target : dirname(target), constants.W_OK);
  } catch {
    throw new InputError(`${file}: ${folder} may not be written to`);
  }
}

/** Device and inode, or the folder's and a name; `null` for what is not a file, such as a device or a pipe. */
function identityOf(target: string): string | null {
  if (isSpecial(target)) return null;
  const existing = existingIdentity(target);
  if (existing !== null) return existing;
  return `${existingIdentity(dirname(target), true)}/${basename(target)}`;
}

function existingIdentity(path: string, folder = false): string | null {
  try {
    const stats = statSync(path, { bigint: true });
    return stats.isFile() || folder ? `${stats.dev}:${stats.ino}` : null;
  } catch {
    return null;
  }
}
