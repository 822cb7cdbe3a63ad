import { InputError } from "../source/input-error.ts";
import { latin1, utf8 } from "../source/text.ts";

/** The header of an NRRD file. */
export interface NrrdHeader {
  /** Fields (`sizes: 3 4 5`) by their names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  /** Keys (`Segment0_Name:=liver`), which programs add. */
  readonly keys: ReadonlyMap<string, string>;
  /** The lines after `data file: LIST`. */
  readonly files: readonly string[];
  /** The byte at which the data begin, after an empty line. */
  readonly end: number;
}

/** Slicer writes a few kilobytes for each segment. */
const MAX_HEADER_BYTES = 2 ** 24;

/** Names that the format allows beside its own. */
const SYNONYMS: Readonly<Record<string, string>> = {
  datafile: "data file",
  lineskip: "line skip",
  byteskip: "byte skip",
  centerings: "centers",
  "sample units": "units",
};

/** Reports whether the bytes begin with the signature of an NRRD file. */
export function isNrrd(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 7)) === "NRRD000";
}

/**
 * Reads the text in front of the data.
 *
 * @see https://teem.sourceforge.net/nrrd/format.html
 */
export function readNrrdHeader(bytes: Uint8Array): NrrdHeader {
  if (!isNrrd(bytes))
    throw new InputError("is not an NRRD file: it does not begin with the signature NRRD000");
  const fields = new Map<string, string>();
  const keys = new Map<string, string>();
  const files: string[] = [];
  let isList = false;
  const most = Math.min(bytes.length, MAX_HEADER_BYTES);
  for (let at = 0, first = true; at < most; first = false) {
    const newline = bytes.indexOf(10, at);
    const next = newline < 0 ? bytes.length : newline + 1;
    const line = utf8(bytes.subarray(at, newline < 0 ? bytes.length : newline)).replace(/\r$/, "");
    at = next;
    if (first) continue;
    if (line === "") return { fields, keys, files, end: at };
    if (line.startsWith("#")) continue;
    if (isList) {
      files.push(line.trim());
      continue;
    }
    const [, name, separator, value] = /^([^:]+):([= ])(.*)$/.exec(line) ?? [];
    if (name === undefined)
      throw new InputError(`header line ${JSON.stringify(line.slice(0, 40))} has no ": " and no ":="`);
    if (separator === "=") keys.set(name, unescaped(value!));
    else {
      const field = name.trim().toLowerCase();
      fields.set(SYNONYMS[field] ?? field, value!.trim());
      isList =
        SYNONYMS[field] === "data file" || field === "data file" ? /^LIST\b/.test(value!.trim()) : false;
    }
  }
  // A detached header may end with its last line.
  if (bytes.length <= MAX_HEADER_BYTES && fields.has("data file"))
    return { fields, keys, files, end: bytes.length };
  throw new InputError("header does not end in an empty line; the file is cut off");
}

/** Line ends and backslashes of a value are written as \n and \\. */
function unescaped(value: string): string {
  return value.replace(/\\([n\\])/g, (_, letter) => (letter === "n" ? "\n" : "\\"));
}
