import { randomBytes } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "../../files/source/input-error.ts";

/** Text on its way to a file, or to the standard output of the program. */
export interface TextOutput {
  write(text: string): void;
  /** Gives the file its name: the text is complete. */
  finish(): void;
  /** Removes what was written; a file of that name stays as it was. */
  discard(): void;
}

/** The files that this process has begun and not finished. */
const partialFiles = new Set<string>();

/** Removes every unfinished file, when a signal ends the program. */
export function discardPartialFiles(): void {
  for (const file of partialFiles) removeQuietly(file);
  partialFiles.clear();
}

/**
 * Opens an output. The text goes to a hidden file beside the target, which is flushed and renamed at the end, so that a
 * failed or killed run leaves an old file whole and never half a file under the final name. A device or a pipe is written
 * directly.
 */
export function openOutput(file: string | undefined, out: (text: string) => void): TextOutput {
  if (file === undefined) return { write: out, finish: () => {}, discard: () => {} };
  const target = followLinks(file);
  const old = statOrNull(target);
  if (isSpecial(target)) return openSpecial(file, target);
  const partial = join(dirname(target), partialName(basename(target)));
  const descriptor = explained(file, () => openSync(partial, "wx"));
  partialFiles.add(partial);
  let open = true;
  const close = () => {
    if (open) closeSync(descriptor);
    open = false;
  };
  const discard = () => {
    close();
    if (partialFiles.delete(partial)) removeQuietly(partial);
  };
  const orDiscard = (work: () => void) => {
    try {
      explained(file, work);
    } catch (error) {
      discard();
      throw error;
    }
  };
  return {
    write: (text) => orDiscard(() => writeFileSync(descriptor, text)),
    finish: () =>
      orDiscard(() => {
        if (old) fchmodSync(descriptor, old.mode & 0o777);
        fsyncSync(descriptor);
        close();
        renameSync(partial, target);
        partialFiles.delete(partial);
        flushFolder(dirname(target));
      }),
    discard,
  };
}

/** Writes an output as a whole; `work` receives the function that writes. */
export function writeOutput(
  file: string | undefined,
  out: (text: string) => void,
  work: (write: (text: string) => void) => void,
): void {
  const { write, finish, discard } = openOutput(file, out);
  try {
    work(write);
    finish();
  } finally {
    discard();
  }
}

function openSpecial(file: string, target: string): TextOutput {
  const descriptor = explained(file, () => openSync(target, "w"));
  let open = true;
  const close = () => {
    if (open) closeSync(descriptor);
    open = false;
  };
  return {
    write: (text) => explained(file, () => writeFileSync(descriptor, text)),
    finish: close,
    discard: close,
  };
}

/** The file that a path leads to through symbolic links, even if it does not exist yet. */
export function followLinks(file: string, most: number = MAX_LINKS): string {
  try {
    return realpathSync(file);
  } catch {
    try {
      if (most === 0) return file;
      return followLinks(resolve(dirname(file), readlinkSync(file)), most - 1);
    } catch {
      return join(realpathOr(dirname(file)), basename(file));
    }
  }
}

/** Links that lead in a circle end here; systems follow 40. */
const MAX_LINKS = 40;

function realpathOr(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** A name that begins with a dot, which no list of cases takes, and that differs in each run. */
export function partialName(name: string): string {
  // Names end at 255 bytes.
  const stem = Buffer.byteLength(name) <= 200 ? name : "softdice";
  return `.${stem}.${randomBytes(6).toString("hex")}.partial`;
}

/** Reports whether a path leads to something other than a file, such as a device, a pipe or a folder. */
export function isSpecial(path: string): boolean {
  return statOrNull(path)?.isFile() === false;
}

function statOrNull(file: string) {
  try {
    return statSync(file);
  } catch {
    return null;
  }
}

/** A rename is safe from a power cut once the folder is flushed, too; some systems cannot. */
function flushFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, "r");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The file itself is complete.
  }
}

function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Nothing is left to remove.
  }
}

/** Names the file in an error of the system, such as a full disk, which is not a fault of the program. */
export function explained<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}
