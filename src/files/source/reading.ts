import type { Bytes, Packing } from "./decompress.ts";

/** The surroundings of a file for its reader. */
export interface Reading {
  /** The name of the file, without its folder. */
  readonly name: string;
  /** The most bytes that a file may hold, as it is and decompressed. */
  readonly limit: number;
  /** The name of the array to read, of a file that holds several. */
  readonly array?: string;
  /** The labels of each colour, as 0xrrggbb, of pictures whose colours stand for labels. */
  readonly colors?: ReadonlyMap<number, readonly number[]>;
  /** Decompresses data; `size` is the length that a header declares, and less or more of them is an error. */
  readonly decompress: (bytes: Bytes, packing: Packing, size?: number) => Promise<Bytes>;
  /** The bytes of another file of the same folder, for formats of several files. */
  readonly sibling: (name: string) => Promise<Bytes>;
}
