import { isGzip } from "./decompress.ts";
import { latin1 } from "./text.ts";

/** Bytes that show the content of a file: more than the first field of every format that is read. */
const SHOWN = 1024;

/** What a file may hold instead of a volume, by how it begins, and the remedy. */
const CONTENTS: readonly (readonly [start: RegExp, fault: string])[] = [
  [
    /^version https:\/\/git-lfs\.github\.com\/spec/,
    "is a pointer of Git LFS, not the file itself; git lfs pull fetches it",
  ],
  [
    /^\S{0,64}(?:\/annex\/objects\/|\.git\/annex\/)/,
    "is a pointer of git-annex, not the file itself; git annex get (or datalad get) fetches it",
  ],
  [/^\s*<(?:!doctype html|html)\b/i, "is a page of HTML, as of a download that failed; fetch it again"],
  [/^\s*(?:<\?xml\b|<Error>)/i, "is XML, as of a download that failed; fetch it again"],
  [/^\s*[{[]\s*["{[\]}]/, "is JSON, as of a download that failed; fetch it again"],
];

/** Formats that are ZIP archives; bytes without a name may be of one. */
const ZIP_ENDINGS = /\.(npz|zip|ozx)$|^$/i;

/**
 * The fault of a file that is not of a format at all, such as a page with an error that is named as a volume, or the zeros of a file that
 * is still being written; nothing for any other.
 */
export function foreignContent(bytes: Uint8Array, name = ""): string | undefined {
  // What is compressed has another fault, if any.
  if (isGzip(bytes)) return undefined;
  const shown = bytes.subarray(0, SHOWN);
  if (shown.length === SHOWN && shown.every((byte) => byte === 0))
    return "begins with 1,024 zeros, as a file that is still being written, or that a cloud drive has not fetched; wait for it, or fetch it again";
  const text = latin1(shown);
  if (text.startsWith("PK\x03\x04") && !ZIP_ENDINGS.test(name))
    return "is a ZIP archive; unpack it, and give the file in it";
  return CONTENTS.find(([start]) => start.test(text))?.[1];
}
