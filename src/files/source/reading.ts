import type { Bytes, Packing } from "./decompress.ts";
import type { PackageName } from "./optional-package.ts";

/** The surroundings of a file for its reader. */
export interface Reading {
  /** The name of the file, without its folder. */
  readonly name: string;
  /** The most bytes that a file may hold, as it is and decompressed. */
  readonly limit: number;
  /** The name or path of the array to read, of a file that holds several. */
  readonly array?: string;
  /** The labels of each colour, as 0xrrggbb, of pictures whose colours stand for labels. */
  readonly colors?: ReadonlyMap<number, readonly number[]>;
  /** Decompresses data; `size` is the length that a header declares, and less or more of them is an error. */
  readonly decompress: (bytes: Bytes, packing: Packing, size?: number) => Promise<Bytes>;
  /** The bytes of another file of the same folder, for formats of several files. */
  readonly sibling: (name: string) => Promise<Bytes>;
  /** Loads a package that users install beside softdice; without it the format is refused with the way to it. */
  readonly load: (name: PackageName, format: string) => Promise<unknown>;
}

/** The surroundings of a folder that is read like a file. */
export interface FolderReading extends Reading {
  /** The bytes of a file in the folder; `undefined` if there is none. */
  readonly inside: (name: string) => Promise<Bytes | undefined>;
}
