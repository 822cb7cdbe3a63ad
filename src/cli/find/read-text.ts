import { DEFAULT_LIMIT } from "../../files/source/file-limit.ts";
import { readBytes } from "../../files/source/file-system.ts";
import { InputError } from "../../files/source/input-error.ts";

/** Reads a file of UTF-8 text: one in another encoding would name other files than it means. */
export function readText(file: string): string {
  const bytes = readBytes(file, DEFAULT_LIMIT);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError("is not UTF-8 text; save it as UTF-8, which a spreadsheet calls CSV UTF-8");
  }
}
