import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { kindOf, systemReason } from "../../files/source/file-system.ts";
import { InputError } from "../../files/source/input-error.ts";
import type { CaseState } from "../../metrics/state/case-state.ts";
import { checkState, explained, type StateFile } from "../data-set/state-file.ts";

/** A state file whose cases are read one after the other. */
export interface StateReader {
  readonly file: string;
  /** Everything but the cases, the notes on them, and the ids of those whose segments have names. */
  readonly state: StateFile;
  readonly notes: NoteCounts;
  /** The cases in the order of their ids. */
  cases(): Generator<WrittenCase>;
}

/** A case with the text by which it is written: equal cases have equal texts. */
export interface WrittenCase {
  readonly id: string;
  readonly text: string;
  readonly value: CaseState;
}

/** How many cases have a note, and the first of them. */
type NoteCounts = ReadonlyMap<string, { readonly cases: number; readonly first: string }>;

/** The end of every state: the checksum of all before it. */
const END = /,"checksum":"(sha256:[0-9a-f]{64})"\}\n?$/;
const MAX_END = 128;
const [METER, CASES] = [Buffer.from('"meter":{'), Buffer.from('"cases":[')];
const OTHER_FORM =
  "is not in the form that softdice writes; merge it without --stream, which reads the whole file";

/**
 * Opens a state file without holding its cases in memory, and verifies its checksum.
 *
 * @param chunk - the bytes of the file that are in memory at a time
 */
export function openState(file: string, chunk: number): StateReader {
  return explained(file, () => {
    const size = verifiedSize(file, chunk);
    const { head, first } = headOf(file, size, chunk);
    const texts = caseTexts(file, first, size, chunk);
    let next = texts.next();
    while (!next.done) next = texts.next();
    const tail = textOf(file, next.value, size);
    const { checksum: _, ...rest } = parsed(head + tail) as StateFile & { readonly checksum?: string };
    const state = checkState(rest);
    return {
      file,
      state: { ...state, notes: [], segments: state.segments.map(({ names }) => ({ ids: [], names })) },
      notes: countNotes(state.notes),
      cases: () => casesOf(file, first, size, chunk),
    };
  });
}

function countNotes(notes: StateFile["notes"]): NoteCounts {
  const counts = new Map<string, { readonly cases: number; readonly first: string }>();
  for (const { id, note } of notes) {
    const { cases, first } = counts.get(note) ?? { cases: 0, first: id };
    counts.set(note, { cases: cases + 1, first });
  }
  return counts;
}

function* casesOf(file: string, first: number, size: number, chunk: number): Generator<WrittenCase> {
  let before: string | undefined;
  for (const text of caseTexts(file, first, size, chunk)) {
    const value = explained(file, () => parsed(text)) as CaseState;
    const { id } = value;
    if (typeof id !== "string" || (before !== undefined && !(before < id)))
      throw new InputError(`${file}: its cases are not in the order of their ids; ${OTHER_FORM}`);
    before = id;
    yield { id, text, value };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(OTHER_FORM);
  }
}

/** The size of a file whose last field is the checksum of what is before it. */
function verifiedSize(file: string, chunk: number): number {
  const size = sizeOf(file);
  const start = Math.max(0, size - MAX_END);
  const [end, checksum] = END.exec(textOf(file, start, size)) ?? [];
  if (end === undefined) throw new InputError(OTHER_FORM);
  const hash = createHash("sha256");
  for (const piece of pieces(file, 0, size - end.length, chunk)) hash.update(piece);
  if (`sha256:${hash.update("}").digest("hex")}` !== checksum)
    throw new InputError("was damaged or edited: its checksum does not fit; score the cases again");
  return size;
}

/** The text up to the first case, and where that begins. */
function headOf(
  file: string,
  size: number,
  chunk: number,
): { readonly head: string; readonly first: number } {
  let head = Buffer.alloc(0);
  for (const piece of pieces(file, 0, size, Math.max(chunk, 2 ** 16))) {
    head = Buffer.concat([head, piece]);
    // Quotes within a text are written with a backslash, so neither is a part of a note.
    const meter = head.indexOf(METER);
    const cases = meter < 0 ? -1 : head.indexOf(CASES, meter);
    if (cases < 0) continue;
    const first = cases + CASES.length;
    return { head: head.toString("utf8", 0, first), first };
  }
  throw new InputError(OTHER_FORM);
}

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [...'"\\{}[]'].map((one) => one.charCodeAt(0));

/** The texts of the objects of a list; returns where the list is closed. */
function* caseTexts(file: string, first: number, size: number, chunk: number): Generator<string, number> {
  let [depth, isText, isEscaped] = [0, false, false];
  let begun: Buffer[] = [];
  let at = first;
  for (const piece of pieces(file, first, size, chunk)) {
    let start = 0;
    for (let k = 0; k < piece.length; k++) {
      const byte = piece[k];
      if (isText) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) isText = false;
      } else if (byte === QUOTE) isText = true;
      else if (byte === OPEN || byte === OPEN_LIST) {
        if (depth === 0) start = k;
        depth++;
      } else if (byte === CLOSE || byte === CLOSE_LIST) {
        if (depth === 0) return at + k;
        depth--;
        if (depth > 0) continue;
        const last = piece.subarray(start, k + 1);
        yield (begun.length === 0 ? last : Buffer.concat([...begun, last])).toString();
        begun = [];
      }
    }
    if (depth > 0) begun.push(piece.subarray(start));
    at += piece.length;
  }
  throw new InputError(`${file}: ${OTHER_FORM}`);
}

/** Reads a part of a file piece by piece; it is open only meanwhile, since there may be more files than a process may have open. */
function* pieces(file: string, start: number, end: number, chunk: number): Generator<Buffer> {
  for (let at = start; at < end; ) {
    const piece = readPiece(file, at, Math.min(chunk, end - at));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}

function readPiece(file: string, at: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  try {
    const descriptor = openSync(file, "r");
    try {
      return buffer.subarray(0, readSync(descriptor, buffer, 0, length, at));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new InputError(systemReason(error));
  }
}

function textOf(file: string, start: number, end: number): string {
  return Buffer.concat([...pieces(file, start, end, 2 ** 20)]).toString();
}

function sizeOf(file: string): number {
  let stats: Stats;
  try {
    stats = statSync(file);
  } catch (error) {
    throw new InputError(systemReason(error));
  }
  if (!stats.isFile()) throw new InputError(`is ${kindOf(stats)}, not a file`);
  return stats.size;
}
