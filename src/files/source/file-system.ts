import { nodeModule } from "../../workers/threads/thread.ts";
import type { Bytes } from "./decompress.ts";
import { emptyFile, overLimit } from "./file-limit.ts";
import { InputError } from "./input-error.ts";

/** The part of node:fs that is used here. */
interface FileSystem {
  readonly constants: { readonly O_RDONLY: number; readonly O_NONBLOCK?: number };
  openSync(path: string, flags: number): number;
  closeSync(descriptor: number): void;
  readSync(descriptor: number, bytes: Uint8Array, offset: number, length: number, position: null): number;
  fstatSync(descriptor: number): Stats;
  statSync(path: string, options: { readonly throwIfNoEntry: false }): Stats | undefined;
}
interface Stats {
  readonly size: number;
  isFile(): boolean;
  isDirectory(): boolean;
  isFIFO(): boolean;
}

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

/** The reason that the system gives for a file that cannot be opened or read. */
export function systemReason(error: unknown): string {
  const { code = "unknown error" } = error as { code?: string };
  return reasons[code] ?? `cannot be read (${code})`;
}

/** The bytes of a whole file, which is never empty and never longer than the limit. */
export function readBytes(path: string, limit: number): Bytes {
  const fs = nodeModule("node:fs") as FileSystem | undefined;
  if (!fs) throw new InputError("is a path, and this runtime has no file system; give bytes or a Blob");
  try {
    // Without O_NONBLOCK, which Windows lacks, opening a pipe waits for its writer.
    const descriptor = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    try {
      return readAll(fs, descriptor, limit);
    } finally {
      fs.closeSync(descriptor);
    }
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new InputError(systemReason(error));
  }
}

function readAll(fs: FileSystem, descriptor: number, limit: number): Bytes {
  const stats = fs.fstatSync(descriptor);
  if (!stats.isFile()) throw new InputError(`is ${kindOf(stats)}, not a file`);
  if (stats.size > limit) throw overLimit(`holds ${stats.size} bytes,`, limit);
  const bytes = new Uint8Array(stats.size);
  let end = 0;
  for (let read = 1; end < bytes.length && read > 0; end += read) {
    // One call reads less than 2 GiB.
    read = fs.readSync(descriptor, bytes, end, Math.min(bytes.length - end, 2 ** 30), null);
  }
  if (end === 0) throw emptyFile();
  return bytes.subarray(0, end);
}

/** What a path that is not a file leads to. */
export function kindOf(stats: Pick<Stats, "isDirectory" | "isFIFO">): string {
  if (stats.isDirectory()) return "a folder";
  return stats.isFIFO() ? "a pipe" : "a device";
}

/** Returns whether a path leads to a folder. */
export function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() ?? false;
}

/** The bytes of a file; `undefined` where there is none. */
export function readIfPresent(path: string, limit: number): Bytes | undefined {
  return statsOf(path) && readBytes(path, limit);
}

function statsOf(path: string): Stats | undefined {
  const fs = nodeModule("node:fs") as FileSystem | undefined;
  try {
    return fs?.statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new InputError(systemReason(error));
  }
}
