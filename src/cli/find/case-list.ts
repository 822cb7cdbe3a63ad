import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { InputError } from "../../files/source/input-error.ts";
import type { Fault, Pair } from "./find-pairs.ts";
import { readText } from "./read-text.ts";

/** Reads the ids of cases, one on each line, from a file or with `-` from the standard input. */
export function readCaseList(file: string): string[] {
  const text = file === "-" ? readFileSync(0, "utf8") : textOf(file);
  const ids = text
    .split(/\r?\n/)
    .map((line) => line.trim().normalize("NFC"))
    .filter((line) => line !== "");
  if (ids.length > 0) return [...new Set(ids)];
  throw noIds(file);
}

function textOf(file: string): string {
  try {
    return readText(file);
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`--cases ${file}: ${error.message}`);
    throw error;
  }
}

/**
 * The cases whose ids arrive on a stream, one on each line, each as soon as its line is complete; one that was not found is a fault. An
 * id that arrives again is passed over.
 */
export async function* arrivingCases(
  items: readonly (Pair | Fault)[],
  stream: NodeJS.ReadableStream,
): AsyncGenerator<Pair | Fault> {
  const known = new Map(items.map((item) => [item.id, item]));
  const seen = new Set<string>();
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    const id = line.trim().normalize("NFC");
    if (id === "" || seen.has(id)) continue;
    seen.add(id);
    yield known.get(id) ?? missingCase(id);
  }
  if (seen.size === 0) throw noIds("-");
}

/** The cases of a list, in the order of their ids; one that was not found is a fault. */
export function chooseCases(items: readonly (Pair | Fault)[], ids: readonly string[]): (Pair | Fault)[] {
  const known = new Map(items.map((item) => [item.id, item]));
  return [...ids].sort().map((id) => known.get(id) ?? missingCase(id));
}

function missingCase(id: string): Fault {
  return { id, reason: "no pair of files has this id, which --cases names" };
}

function noIds(file: string): InputError {
  return new InputError(`--cases ${file}: contains no ids, want one on each line`);
}
