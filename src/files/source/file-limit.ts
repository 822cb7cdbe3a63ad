import { InputError } from "./input-error.ts";

/** The bytes that a file may hold unless the user allows more: a label map of a gigavoxel in bytes. */
export const DEFAULT_LIMIT: number = 2 ** 30;

/** The longest typed array of all engines. */
export const MAX_LIMIT: number = 2 ** 32 - 1;

const units: Readonly<Record<string, number>> = { M: 2 ** 20, G: 2 ** 30 };

/** The bytes that `--max-file` allows: 512M, 2G. */
export function parseLimit(text: string): number {
  const [, number, unit] = /^(\d+)([MG])$/.exec(text) ?? [];
  const bytes = Number(number) * units[unit ?? ""]!;
  if (bytes >= 2 ** 20 && bytes <= MAX_LIMIT + 1) return Math.min(bytes, MAX_LIMIT);
  throw new InputError(`--max-file is ${JSON.stringify(text)}, want a size from 1M to 4G`);
}

/** A file that exceeds the limit. The caller names the option that raises it. */
export class OverLimitError extends InputError {}

/** Reports the part of a file that exceeds the limit. */
export function overLimit(what: string, limit: number): OverLimitError {
  return new OverLimitError(`${what} more than the limit of ${sizeText(limit)}`);
}

/** Bytes in the units that `--max-file` takes; the library allows fewer than they do. */
function sizeText(bytes: number): string {
  if (bytes < 2 ** 20) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  const [unit, size] = bytes >= 2 ** 30 ? ["GiB", 2 ** 30] : ["MiB", 2 ** 20];
  return `${Number((bytes / size).toFixed(2))} ${unit}`;
}

/** The error of a file without a byte. */
export function emptyFile(): InputError {
  return new InputError(
    "file is empty, as after a copy or a download that was cut short; copy or fetch it again",
  );
}
