import { LabelMap, Tensor } from "../../src/index.ts";
import { CallersError } from "./junk.ts";

/** What came of a call. */
export type Outcome =
  | "clear error"
  | "caller's error"
  | "result"
  | "forged"
  | "unclear error"
  | "wrong result";

/** Phrases of the engine and of texts that were built from missing values. */
const ENGINES_WORDS =
  /is not a function|Cannot (?:read|set|mix|convert|destructure|perform|assign|access)|cannot be invoked|is not iterable|is not defined|Invalid (?:array|typed array|array buffer|string|time)|call stack|allocation failed|must be|not a constructor|could not be cloned|\[object |does not support|on proxy|revoked|Reduce of empty|incompatible receiver/i;

/** Classifies an error of a public function. */
export function outcomeOfError(error: unknown, name: string, forged: boolean): Outcome {
  if (error instanceof CallersError) return "caller's error";
  const isOurs = error instanceof TypeError || error instanceof RangeError;
  const { message = "" } = error as Error;
  const names = [name, name.replace(/^.*\./, ""), name.replace(/\..*$/, "")];
  // The words of a Tensor that is used as a number come from its valueOf.
  if (isOurs && message.startsWith("a Tensor is not a number: ")) return "clear error";
  const starts = names.some((known) => message.startsWith(`${known}: `)) || /^[\w.]+: /.test(message);
  if (isOurs && starts && !ENGINES_WORDS.test(message)) return "clear error";
  return forged ? "forged" : "unclear error";
}

/** Whether a result contains NaN anywhere. */
export function containsNaN(value: unknown, depth = 0): boolean {
  if (typeof value === "number") return Number.isNaN(value);
  if (depth > 6 || typeof value !== "object" || value === null) return false;
  // An iterator refuses memory that is gone.
  if (value instanceof Tensor) return Array.prototype.slice.call(value.data).some(Number.isNaN);
  if (value instanceof LabelMap || ArrayBuffer.isView(value)) return false;
  return Object.values(value).some((held) => containsNaN(held, depth + 1));
}

/** A text of everything that a value contains, to compare before and after, and between two calls. */
export function snapshot(value: unknown, depth = 0): string {
  if (value instanceof Tensor || value instanceof LabelMap)
    return `${value.constructor.name}(${value.shape})[${dataOf(value.data)}]`;
  if (ArrayBuffer.isView(value)) return `${value.constructor.name}[${dataOf(value)}]`;
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null || depth > 6)
    return String(typeof value === "object" || typeof value === "function" ? typeof value : String(value));
  try {
    return `{${Object.entries(value).map(([key, held]) => `${key}:${snapshot(held, depth + 1)}`)}}`;
  } catch {
    return "out of reach";
  }
}

function dataOf(data: ArrayBufferView): string {
  const { buffer, byteOffset, byteLength } = data;
  if (byteLength > 2 ** 24) return `${byteLength} bytes`;
  return byteLength === 0 ? "" : Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString("hex");
}
