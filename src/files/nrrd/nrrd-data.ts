import { checkBeside, joinFiles, patternNames } from "../source/data-files.ts";
import type { Bytes } from "../source/decompress.ts";
import { InputError } from "../source/input-error.ts";
import type { Reading } from "../source/reading.ts";
import { latin1 } from "../source/text.ts";
import { bytesOf, type VoxelType } from "../volume/stored-values.ts";
import type { NrrdHeader } from "./nrrd-header.ts";

/** The bytes of all voxels: behind the header, or in files beside it, in any encoding but bzip2. */
export async function nrrdData(
  header: NrrdHeader,
  bytes: Bytes,
  type: VoxelType,
  size: number,
  { limit, sibling, decompress }: Reading,
): Promise<{ data: Bytes; isText: boolean }> {
  const { fields, end } = header;
  const encoding = (fields.get("encoding") ?? "raw").toLowerCase();
  const names = namesOf(header);
  const count = names?.length ?? 1;
  const unpack = async (raw: Bytes): Promise<Bytes> => {
    const lined = afterLines(raw, wholeField(header, "line skip", 0));
    const skip = wholeField(header, "byte skip", -1);
    const each = (size * bytesOf(type)) / count;
    if (encoding === "gzip" || encoding === "gz") {
      // The bytes to skip are counted in the unpacked data.
      const unpacked = await decompress(lined, "gzip");
      return unpacked.subarray(skip === -1 ? Math.max(0, unpacked.length - each) : skip);
    }
    if (skip === -1) return lined.subarray(Math.max(0, lined.length - each));
    return lined.subarray(skip);
  };
  if (encoding === "bzip2" || encoding === "bz2")
    throw new InputError("is encoded by bzip2, which is not read; save it with encoding gzip");
  const isText = /^(ascii|text|txt)$/.test(encoding);
  if (!isText && !/^(raw|gzip|gz|hex)$/.test(encoding))
    throw new InputError(
      `has encoding ${JSON.stringify(encoding)}, which is not read; save it with encoding gzip`,
    );
  const data = names
    ? await joinFiles(names, limit, async (name) => await unpack(await sibling(checkBeside(name))))
    : await unpack(bytes.subarray(end));
  return { data: encoding === "hex" ? fromHex(data) : data, isText };
}

function namesOf({ fields, files }: NrrdHeader): readonly string[] | undefined {
  const file = fields.get("data file");
  if (file === undefined) return undefined;
  if (/^LIST\b/.test(file)) {
    if (files.length === 0) throw new InputError("header announces a list of data files, and it is empty");
    return files;
  }
  const [, pattern, first, last, step] =
    /^(.*%.*d\S*)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)(?:\s+\d+)?$/.exec(file) ?? [];
  if (pattern === undefined) return [file.replace(/^\.\//, "")];
  return patternNames(pattern, Number(first), Number(last), Number(step));
}

function wholeField({ fields }: NrrdHeader, name: string, least: number): number {
  const text = fields.get(name) ?? "0";
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new InputError(
      `header field ${name} is ${JSON.stringify(text)}, want a whole number from ${least}`,
    );
  return number;
}

function afterLines(bytes: Bytes, lines: number): Bytes {
  let at = 0;
  for (let line = 0; line < lines; line++) {
    const newline = bytes.indexOf(10, at);
    if (newline < 0) throw new InputError(`has fewer than the ${lines} lines that its header wants skipped`);
    at = newline + 1;
  }
  return bytes.subarray(at);
}

function fromHex(text: Uint8Array): Bytes {
  const digits = latin1(text).replace(/\s+/g, "");
  if (!/^[0-9a-f]*$/i.test(digits))
    throw new InputError("has hex data with other characters than 0 to 9 and A to F");
  return Uint8Array.from({ length: digits.length >> 1 }, (_, k) =>
    Number.parseInt(digits.slice(2 * k, 2 * k + 2), 16),
  );
}
