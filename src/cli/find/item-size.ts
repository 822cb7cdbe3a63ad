import { statSync } from "node:fs";
import { splitArrayPath } from "../../files/source/label-source.ts";
import type { Fault, Pair } from "./find-pairs.ts";

/** The bytes of both files of a case, as far as they can be read: a case that cannot be tried costs nothing. */
export function bytesOf(item: Pair | Fault): number {
  if (!("target" in item)) return 0;
  const bytes = (file: string | null) =>
    file === null ? 0 : (statSync(splitArrayPath(file).file, { throwIfNoEntry: false })?.size ?? 0);
  return bytes(item.prediction) + bytes(item.target);
}
