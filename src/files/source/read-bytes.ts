import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { overLimit } from "./file-limit.ts";
import { InputError } from "./input-error.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  ENOTDIR: "no such file",
  EISDIR: "is a folder, not a file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "is a symbolic link that leads back to itself",
  ENAMETOOLONG: "the name is too long",
  ENXIO: "is a socket, not a file",
};

/** What the system says of a file that cannot be opened or read. */
export function systemReason(error: unknown): string {
  const { code = "unknown error" } = error as NodeJS.ErrnoException;
  return reasons[code] ?? `cannot be read (${code})`;
}

/** The bytes of a whole file, which is never empty and never longer than the limit. */
export function readBytes(file: string, limit: number): Uint8Array<ArrayBuffer> {
  try {
    // Without O_NONBLOCK, which Windows lacks, opening a pipe would wait for whoever writes into it.
    const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return readAll(descriptor, limit);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (error instanceof InputError || error instanceof RangeError) throw error;
    throw new InputError(systemReason(error));
  }
}

function readAll(descriptor: number, limit: number): Uint8Array<ArrayBuffer> {
  const stats = fstatSync(descriptor);
  if (!stats.isFile()) throw new InputError(`is ${kindOf(stats)}, not a file`);
  if (stats.size > limit) throw overLimit(`holds ${stats.size} bytes,`, limit);
  const bytes = new Uint8Array(stats.size);
  let end = 0;
  for (let read = 1; end < bytes.length && read > 0; end += read) {
    // One call reads less than 2 GiB.
    read = readSync(descriptor, bytes, end, Math.min(bytes.length - end, 2 ** 30), null);
  }
  if (end === 0) throw new InputError("file is empty");
  return bytes.subarray(0, end);
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return "a folder";
  return stats.isFIFO() ? "a pipe" : "a device";
}
