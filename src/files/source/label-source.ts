import type { Bytes } from "./decompress.ts";
import { readBytes } from "./file-system.ts";
import { InputError } from "./input-error.ts";

/** A file of a folder, of a drop zone or of memory. */
export interface LabelSource {
  /** The path or name, for messages. */
  readonly file: string;
  /** The name without folders, if it is known; the format follows from its ending. */
  readonly name: string | undefined;
  readonly bytes: (limit: number) => Promise<Bytes>;
  /** Another file of the same folder. */
  readonly sibling: (name: string, limit: number) => Promise<Bytes>;
}

/** A file by its path, in a runtime with a file system. */
export function pathSource(path: string): LabelSource {
  const cut = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1;
  const folder = path.slice(0, cut);
  return {
    file: path,
    name: path.slice(cut),
    bytes: async (limit) => readBytes(path, limit),
    sibling: async (name, limit) => {
      try {
        return readBytes(folder + name, limit);
      } catch (error) {
        throw error instanceof InputError ? new InputError(`${folder}${name}: ${error.message}`) : error;
      }
    },
  };
}
