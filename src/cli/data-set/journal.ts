import { createHash } from "node:crypto";
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError } from "../../files/source/input-error.ts";
import { splitArrayPath } from "../../files/source/label-source.ts";
import type { CaseState } from "../../metrics/state/case-state.ts";
import type { Pair } from "../find/find-pairs.ts";
import { explained, partialName } from "../output/output-file.ts";
import { type CountSettings, settingsDifference } from "./count-settings.ts";
import type { SegmentNames } from "./segment-numbers.ts";

/** A pair that was scored, as a journal keeps it. */
export interface FinishedPair {
  /** One case, or the slices of a stack. */
  readonly cases: readonly CaseState[];
  readonly note?: string;
  /** The names that its files give to labels. */
  readonly names?: SegmentNames;
}

/** The finished pairs of a run, in a file that survives it. */
export interface Journal {
  /** The result of an earlier run for a pair, unless one of its files has changed since. */
  finished(pair: Pair): FinishedPair | undefined;
  add(pair: Pair, finished: FinishedPair): void;
  /** Keeps the file for `--resume`. */
  close(): void;
  /** Deletes the file: the outputs are complete. */
  remove(): void;
}

/** The run that a journal belongs to. */
export interface JournalHeader {
  readonly program: string;
  readonly settings: CountSettings;
}

interface Entry extends FinishedPair {
  readonly id: string;
  readonly files: string;
}

const FORMAT = "softdice-progress";
const VERSION = 3;
/** Cases after which the file is flushed: losing a few to a power cut costs less than flushing after each. */
const CASES_PER_FLUSH = 64;

/**
 * Opens the journal of a run: an empty one, or with `resume` one that contains the cases of an earlier run. The new file
 * replaces the old one by a rename, so that a run which still writes to the old one does no harm.
 */
export function openJournal(file: string, header: JournalHeader, resume: boolean): Journal {
  const entries = resume ? readEntries(file, header) : [];
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const marks = new Map<string, string>();
  const descriptor = explained(file, () =>
    startFile(file, [{ format: FORMAT, version: VERSION, ...header }, ...entries]),
  );
  let unflushed = 0;
  let open = true;
  const close = () => {
    if (open) closeSync(descriptor);
    open = false;
  };
  return {
    finished(pair) {
      const files = filesMark(pair);
      marks.set(pair.id, files);
      const entry = known.get(pair.id);
      return entry?.files === files ? entry : undefined;
    },
    add({ id }, { cases, note, names }) {
      const entry: Entry = {
        id,
        files: marks.get(id) ?? "",
        cases,
        ...(note && { note }),
        ...(names && { names }),
      };
      explained(file, () => {
        writeWhole(descriptor, line(entry));
        if (++unflushed < CASES_PER_FLUSH) return;
        fdatasyncSync(descriptor);
        unflushed = 0;
      });
    },
    close,
    remove() {
      if (open && isFile(file, descriptor)) unlinkSync(file);
      close();
    },
  };
}

/** Paths, sizes and times of change: as long as they stay, so do the counts. */
function filesMark({ prediction, target }: Pair): string {
  return [prediction, target].map((path) => (path === null ? "none" : `${path}:${markOf(path)}`)).join("|");
}

function markOf(path: string): string {
  const { file } = splitArrayPath(path);
  try {
    const stats = statSync(file);
    const { size, mtimeMs, ino } = stats;
    return `${size}:${mtimeMs}:${ino}${stats.isDirectory() ? `:${contentMark(file)}` : ""}`;
  } catch {
    return "none";
  }
}

/** A chunk of a Zarr store changes without a trace on the folder of the store. */
function contentMark(folder: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const { size, mtimeMs } = statSync(join(folder, name));
    hash.update(`${name}:${size}:${mtimeMs}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

/** A line with its checksum: one that was cut off by the end of a run is recognized. */
function line(value: object): string {
  const text = JSON.stringify(value);
  return `${checksum(text)} ${text}\n`;
}

function checksum(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function startFile(file: string, values: readonly object[]): number {
  const partial = join(dirname(file), partialName(basename(file)));
  const descriptor = openSync(partial, "wx");
  for (const value of values) writeWhole(descriptor, line(value));
  fdatasyncSync(descriptor);
  renameSync(partial, file);
  return descriptor;
}

function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

/** Returns whether the path still leads to the open file: another run may have put its own there. */
function isFile(file: string, descriptor: number): boolean {
  try {
    const [one, other] = [statSync(file, { bigint: true }), fstatSync(descriptor, { bigint: true })];
    return one.dev === other.dev && one.ino === other.ino;
  } catch {
    return false;
  }
}

function readEntries(file: string, { program, settings }: JournalHeader): Entry[] {
  const lines = linesOf(file);
  if (lines === null) return [];
  const [header, ...entries] = lines.map(parseLine);
  const START_AGAIN = "run without --resume to start again";
  const {
    format,
    version,
    program: writer,
    settings: others,
  } = (header ?? {}) as Partial<JournalHeader & { format: string; version: number }>;
  if (format !== FORMAT || version !== VERSION || typeof others !== "object") {
    throw new InputError(`${file}: is not the progress of a run of this softdice; ${START_AGAIN}`);
  }
  const difference =
    writer === program ? settingsDifference(settings, others) : `softdice ${program} differs from ${writer}`;
  if (difference)
    throw new InputError(`${file}: ${difference} of the run that it would resume; ${START_AGAIN}`);
  return entries.filter((entry): entry is Entry => entry !== null);
}

function linesOf(file: string): string[] | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    throw new InputError(`${file}: cannot be read (${code})`);
  }
  const lines: string[] = [];
  // A text of all lines might be longer than a string can be.
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at);
    if (end < 0) break;
    lines.push(bytes.toString("utf8", at, end));
    at = end + 1;
  }
  return lines;
}

/** The value of a line, `null` if the line is damaged. */
function parseLine(text: string): object | null {
  const body = text.slice(17);
  return text[16] === " " && checksum(body) === text.slice(0, 16) ? (JSON.parse(body) as object) : null;
}
