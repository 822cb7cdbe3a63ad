import { crc32 } from "../source/crc32.ts";
import type { Bytes } from "../source/decompress.ts";
import { InputError } from "../source/input-error.ts";
import type { Reading } from "../source/reading.ts";
import { utf8 } from "../source/text.ts";

/** A file within a ZIP archive. */
export interface ZipMember {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly offset: number;
}

const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;

/** Reports whether the bytes begin with the signature of a ZIP archive. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * The members of an archive, by its directory at the end.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zipMembers(bytes: Bytes): ZipMember[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOfDirectory(view);
  let [count, at] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  if (at === 0xffffffff || count === 0xffff) [count, at] = zip64Directory(view, end);
  const members: ZipMember[] = [];
  for (let k = 0; k < count; k++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      throw damaged("its directory is cut off");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    ) as [number, number, number];
    const extra = at + ENTRY_BYTES + nameLength;
    const next = extra + extraLength + commentLength;
    if (next > bytes.length) throw damaged("its directory is cut off");
    const name = utf8(bytes.subarray(at + ENTRY_BYTES, extra));
    if (view.getUint16(at + 8, true) & 1) throw new InputError(`${name} in it is encrypted`);
    const fields = [24, 20, 42].map((field) => view.getUint32(at + field, true));
    const [size, packed, offset] = zip64Fields(view, extra, extraLength, fields) as [number, number, number];
    members.push({
      name,
      method: view.getUint16(at + 10, true),
      packed,
      size,
      crc: view.getUint32(at + 16, true),
      offset,
    });
    at = next;
  }
  return members;
}

/** The end of the directory is the last thing in the file but for a comment. */
function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - 65_535);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (
      view.getUint32(at, true) === 0x06054b50 &&
      at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength
    )
      return at;
  }
  throw damaged("it has no directory at its end");
}

function zip64Directory(view: DataView, end: number): [number, number] {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50)
    throw damaged("it has no directory of 64 bits");
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== 0x06064b50)
    throw damaged("it has no directory of 64 bits");
  return [Number(view.getBigUint64(at + 32, true)), Number(view.getBigUint64(at + 48, true))];
}

/** Sizes of 2³² − 1 are elsewhere, in 64 bits, in the sequence of the fields that need it. */
function zip64Fields(view: DataView, extra: number, length: number, fields: number[]): number[] {
  if (!fields.includes(0xffffffff)) return fields;
  for (let at = extra; at + 4 <= extra + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    const last = Math.min(extra + length, field + view.getUint16(at + 2, true));
    return fields.map((value) => {
      if (value !== 0xffffffff || field + 8 > last) return value;
      field += 8;
      return Number(view.getBigUint64(field - 8, true));
    });
  }
  return fields;
}

/** The bytes of a member, whose length and checksum the directory holds. */
export async function readMember(bytes: Bytes, member: ZipMember, { decompress }: Reading): Promise<Bytes> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { name, method, offset, packed, size } = member;
  if (offset + LOCAL_BYTES > bytes.length || view.getUint32(offset, true) !== 0x04034b50)
    throw damaged(`${name} is not where its directory says`);
  const start = offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw damaged(`${name} is cut off`);
  const data = bytes.subarray(start, start + packed);
  if (method !== 0 && method !== 8)
    throw new InputError(`${name} in it is packed by method ${method}, want deflate`);
  const unpacked = method === 8 ? await decompress(data, "deflate", size) : data;
  if (unpacked.length !== size || crc32(unpacked) !== member.crc)
    throw damaged(`the checksum of ${name} is wrong`);
  return unpacked;
}

function damaged(reason: string): InputError {
  return new InputError(
    `is a ZIP archive that is cut off or damaged (${reason}); fetch or save the file again`,
  );
}
