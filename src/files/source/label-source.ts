import type { Bytes } from "./decompress.ts";
import { isFolder, readBytes, readIfPresent } from "./file-system.ts";
import { InputError } from "./input-error.ts";

/** A file of a folder, of a drop zone or of memory. */
export interface LabelSource {
  /** The path or name, for messages. */
  readonly file: string;
  /** The name without folders, if it is known; the format follows from its ending. */
  readonly name: string | undefined;
  /** The array that the path names behind that of the file. */
  readonly array?: string;
  readonly bytes: (limit: number) => Promise<Bytes>;
  /** Another file of the same folder. */
  readonly sibling: (name: string, limit: number) => Promise<Bytes>;
  /** Reads a file within, if the source is a folder. */
  readonly folder?: () => ((name: string, limit: number) => Promise<Bytes | undefined>) | undefined;
}

/** A path of a file, and of an array within it: `image.zarr/labels/liver` or `labels.h5:/liver`. */
export interface ArrayPath {
  readonly file: string;
  readonly array?: string;
}

/** Stores that are folders, with a path in them; and files that hold several arrays, with a colon and the name of one. */
const ARRAY_PATHS = [/^(.*\.zarr)[\\/]+([^\\/].*)$/i, /^(.*\.(?:zip|ozx|h5|hdf5|hdf|npz)):[\\/]*(.+)$/i];

/** Splits a path into that of a file and the name of an array within it. */
export function splitArrayPath(path: string): ArrayPath {
  for (const pattern of ARRAY_PATHS) {
    const [, file, array] = pattern.exec(path) ?? [];
    if (file !== undefined && array !== undefined) return { file, array: array.replace(/[\\/]+$/, "") };
  }
  return { file: path.replace(/(\.zarr)[\\/]+$/i, "$1") };
}

/** A file by its path, in a runtime with a file system. */
export function pathSource(path: string): LabelSource {
  const { file, array } = splitArrayPath(path);
  const cut = Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1;
  const folder = file.slice(0, cut);
  const named = (name: string, load: () => Bytes | undefined) => {
    try {
      return load();
    } catch (error) {
      throw error instanceof InputError ? new InputError(`${name}: ${error.message}`) : error;
    }
  };
  return {
    file: path,
    name: file.slice(cut),
    ...(array !== undefined && { array }),
    bytes: async (limit) => readBytes(file, limit),
    sibling: async (name, limit) => named(folder + name, () => readBytes(folder + name, limit))!,
    folder: () =>
      isFolder(file)
        ? async (name, limit) => named(name, () => readIfPresent(`${file}/${name}`, limit))
        : undefined,
  };
}
