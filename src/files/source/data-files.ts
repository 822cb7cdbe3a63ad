import type { Bytes } from "./decompress.ts";
import { overLimit } from "./file-limit.ts";
import { InputError } from "./input-error.ts";

/** Files that a header may list: one for each slice of the longest volumes. */
const MAX_FILES = 65_536;

/** The names that a pattern such as `slice%03d.raw` gives for a first and a last number and a step. */
export function patternNames(pattern: string, first: number, last: number, step: number): string[] {
  const [, width] = /%(?:0?(\d*))d/.exec(pattern) ?? [undefined, undefined];
  const numbers: number[] = [];
  const steps = step === 0 ? 0 : Math.floor((last - first) / step) + 1;
  if (
    !(width !== undefined && steps >= 1 && steps <= MAX_FILES && [first, last, step].every(Number.isInteger))
  ) {
    throw new InputError(
      `header names its data as ${JSON.stringify(`${pattern} ${first} ${last} ${step}`)}, want a pattern like slice%03d.raw 1 9 1`,
    );
  }
  for (let k = 0; k < steps; k++) numbers.push(first + k * step);
  const pad = (number: number) => String(number).padStart(Number(width), /%0/.test(pattern) ? "0" : " ");
  return numbers.map((number) => pattern.replace(/%0?\d*d/, pad(number)));
}

/** The data of a header in files beside it, one after another. */
export async function joinFiles(
  names: readonly string[],
  limit: number,
  load: (name: string) => Promise<Bytes>,
): Promise<Bytes> {
  if (names.length > MAX_FILES)
    throw new InputError(`header lists ${names.length} files, want at most ${MAX_FILES}`);
  if (names.length === 1) return await load(names[0]!);
  const parts: Bytes[] = [];
  let length = 0;
  for (const name of names) {
    const part = await load(name);
    length += part.length;
    if (length > limit) throw overLimit("data files hold", limit);
    parts.push(part);
  }
  return joinBytes(parts);
}

export function joinBytes(parts: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A name of a file beside the header: without a folder above, so that a header reads no file of other folders. */
export function checkBeside(name: string): string {
  if (name === "" || /^([\\/]|[A-Za-z]:)|(^|[\\/])\.\.([\\/]|$)/.test(name))
    throw new InputError(`header names the data file ${JSON.stringify(name)}, want one beside it`);
  return name;
}
