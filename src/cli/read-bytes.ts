import { readFileSync } from "node:fs";
import { InputError } from "./input-error.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  ENOTDIR: "no such file",
  EISDIR: "is a folder, not a file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ERR_FS_FILE_TOO_LARGE: "larger than 2 GiB, which is more than is read at once",
};

/** The bytes of a whole file, which is never empty. */
export function readBytes(file: string): ArrayBuffer {
  const bytes = readOrExplain(file);
  if (bytes.byteLength === 0) throw new InputError("file is empty");
  const { buffer, byteOffset, byteLength } = bytes;
  // Small files may come as a window of Node's shared pool.
  return byteOffset === 0 && buffer.byteLength === byteLength
    ? buffer
    : buffer.slice(byteOffset, byteOffset + byteLength);
}

function readOrExplain(file: string): Buffer<ArrayBuffer> {
  try {
    return readFileSync(file) as Buffer<ArrayBuffer>;
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new InputError(reasons[code] ?? `cannot be read (${code})`);
  }
}
