import { accessSync, closeSync, constants, openSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { InputError } from "../../files/source/input-error.ts";
import { isFolder } from "../find/list-files.ts";

/** Refuses a file that cannot be written, before there is anything to write. */
export function checkWritable(file: string): void {
  const folder = dirname(file);
  if (isFolder(file)) throw new InputError(`${file}: is a folder, want a file to write`);
  if (!isFolder(folder)) throw new InputError(`${file}: there is no folder ${folder}`);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new InputError(`${file}: ${folder} may not be written to`);
  }
}

/** Where text goes: a file, opened anew, or the output of the program. */
export interface TextOutput {
  write(text: string): void;
  close(): void;
}

export function openOutput(file: string | undefined, out: (text: string) => void): TextOutput {
  if (file === undefined) return { write: out, close: () => {} };
  const descriptor = explained(file, () => openSync(file, "w"));
  return {
    write: (text) => explained(file, () => writeFileSync(descriptor, text)),
    close: () => closeSync(descriptor),
  };
}

/** A full disk or a file of somebody else is no fault of the program. */
export function explained<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new InputError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}
