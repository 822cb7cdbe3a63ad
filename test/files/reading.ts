import { type Bytes, decompress } from "../../src/files/source/decompress.ts";
import { InputError } from "../../src/files/source/input-error.ts";
import { optionalPackage } from "../../src/files/source/optional-package.ts";
import type { Reading } from "../../src/files/source/reading.ts";

/** The surroundings of a file in a test: a limit of 1 MiB, and other files by name. */
export function readingOf(files: Readonly<Record<string, Uint8Array>> = {}, name = "a.nii"): Reading {
  const limit = 2 ** 20;
  return {
    name,
    limit,
    decompress: (bytes, packing, size) =>
      decompress(bytes, packing, { limit, ...(size !== undefined && { size }) }),
    load: (wanted) => optionalPackage(wanted),
    sibling: async (other) => {
      const found = files[other];
      if (!found) throw new InputError(`${other}: no such file`);
      return new Uint8Array(found) as Bytes;
    },
  };
}
