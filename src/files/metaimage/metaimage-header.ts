import { InputError } from "../source/input-error.ts";
import { latin1 } from "../source/text.ts";

/** The header of a MetaImage: its fields by name, and the byte at which it ends. */
export interface MetaImageHeader {
  readonly fields: ReadonlyMap<string, string>;
  /** The lines after `ElementDataFile = LIST`. */
  readonly files: readonly string[];
  readonly end: number;
}

/** A header is a few hundred bytes, and some programs add keys of their own; a list of files may be long. */
const MAX_HEADER_BYTES = 2 ** 22;

/** Reports whether the bytes begin like a MetaImage. */
export function isMetaImage(bytes: Uint8Array): boolean {
  const start = latin1(bytes.subarray(0, 400));
  return /^\s*(ObjectType\s*=\s*Image|NDims\s*=\s*\d)/.test(start);
}

/**
 * Reads `key = value` lines, up to ElementDataFile, which is the last one.
 *
 * @see https://itk.org/Wiki/ITK/MetaIO/Documentation
 */
export function readMetaImageHeader(bytes: Uint8Array): MetaImageHeader {
  const fields = new Map<string, string>();
  const most = Math.min(bytes.length, MAX_HEADER_BYTES);
  for (let at = 0; at < most; ) {
    const newline = bytes.indexOf(10, at);
    const next = newline < 0 || newline >= most ? most : newline + 1;
    const line = latin1(bytes.subarray(at, next)).trim();
    at = next;
    if (line === "") continue;
    const match = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(line);
    if (!match)
      throw notAnImage(fields.size === 0 ? "" : `: the line ${JSON.stringify(line.slice(0, 40))} has no "="`);
    const [, key, value] = match as unknown as [string, string, string];
    fields.set(key, value);
    if (key !== "ElementDataFile") continue;
    const isList = /^LIST\b/i.test(value);
    const files = isList ? latin1(bytes.subarray(at, most)).split("\n") : [];
    const kind = fields.get("ObjectType");
    if (kind !== undefined && !/^image$/i.test(kind))
      throw new InputError(`is a MetaIO file of ${JSON.stringify(kind)}, want an Image`);
    return { fields, files: files.map((file) => file.trim()).filter((file) => file !== ""), end: at };
  }
  throw notAnImage(": it has no field ElementDataFile");
}

function notAnImage(reason: string): InputError {
  return new InputError(`is not a MetaImage${reason}`);
}
