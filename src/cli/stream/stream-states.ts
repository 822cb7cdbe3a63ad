import { InputError } from "../../files/source/input-error.ts";
import { DiceMeter } from "../../metrics/dice-meter.ts";
import type { ReportOptions } from "../../metrics/report/report-settings.ts";
import type { CaseState } from "../../metrics/state/case-state.ts";
import type { MeterState, SkippedCase } from "../../metrics/state/meter-state.ts";
import { withConvention } from "../data-set/count-settings.ts";
import type { DataSet } from "../data-set/data-set.ts";
import { checkSameRun, differs, missingShards } from "../data-set/merge-states.ts";
import { numberSegments } from "../data-set/segment-numbers.ts";
import { explained } from "../data-set/state-file.ts";
import type { ClassNames } from "../names/class-names.ts";
import { type DataSetReport, reportOrExplain } from "../report/data-set-report.ts";
import { mergeSorted } from "./merge-sorted.ts";
import { RunningReport, type RunningSummary } from "./running-report.ts";
import { openState, type StateReader, type WrittenCase } from "./state-reader.ts";

/** The report of states whose cases are not kept. */
export interface StreamedReport
  extends RunningSummary,
    Pick<DataSet, "predictions" | "targets" | "unpaired" | "passedOver">,
    Pick<DataSetReport, "settings" | "skipped"> {
  /** Each note, with the number of its cases and the first of them; a case that is in several files counts in each. */
  readonly notes: readonly { readonly note: string; readonly cases: number; readonly first: string }[];
}

/** The bytes of all files that are in memory at a time, and the bounds of the part of each. */
const MEMORY = 2 ** 26;
const [MIN_CHUNK, MAX_CHUNK] = [2 ** 12, 2 ** 20];
/** Cases that are scored at a time. */
const BATCH = 500;

/**
 * Joins the states of one data set in memory that grows with classes and files, and not with cases: the cases of each file are in the
 * order of their ids, so that those of all files are merged one by one. A case may be in several files if it is the same in all of them.
 */
export function streamStates(
  files: readonly string[],
  names: (state: StateReader["state"]) => ClassNames,
  options: ReportOptions,
): StreamedReport {
  const chunk = Math.min(MAX_CHUNK, Math.max(MIN_CHUNK, Math.floor(MEMORY / files.length)));
  const readers = files.map((file) => openState(file, chunk));
  const [first] = readers as [StateReader];
  for (const other of readers) checkSameRun(other, first);
  const { state } = first;
  const given = { scores: state.scores, ...options };
  const decided = withConvention(given, state.settings);
  const rules: MeterState = { ...state.meter, cases: [], skipped: [] };
  checkAbsent(rules, decided);
  const empty = explained(first.file, () => DiceMeter.fromJSON(rules));
  const { settings } = reportOrExplain(empty, decided);
  const running = new RunningReport(settings);
  const named = segmentNames(readers, names(state));
  const skipped = joinSkipped(readers);
  for (const batch of batches(readers, skipped)) {
    const meter = explained(batch.file, () => DiceMeter.fromJSON({ ...rules, cases: batch.cases }));
    running.add(meter.report({ ...decided, resamples: 0 }));
  }
  const missing = missingShards(readers, (id) => skipped.has(id));
  const { predictions, targets, unpaired, passedOver } = state;
  return {
    predictions,
    targets,
    unpaired,
    passedOver,
    settings,
    skipped: [...skipped.values(), ...(missing ? [missing] : [])].sort((a, b) => (a.id < b.id ? -1 : 1)),
    notes: joinNotes(readers),
    ...running.summary(named),
  };
}

/** The names of classes: those of the user, and those that files give to their segments, if all files agree on the numbers. */
function segmentNames(readers: readonly StateReader[], given: ClassNames): ClassNames {
  const segments = readers.flatMap(({ state }) => state.segments);
  const { settings } = readers[0]!.state;
  const { names, note } = numberSegments([{ meter: new DiceMeter(), segments }], settings, given.size > 0);
  if (note === undefined) return new Map([...names, ...given]);
  throw new InputError(
    "segments have different numbers in the cases, and --stream does not number them by name; merge without it",
  );
}

/** A class that no case of a batch holds is not in its report, so a score of absent classes needs to know all classes. */
function checkAbsent({ classes }: MeterState, { absent = "skip", convention }: ReportOptions): void {
  if (classes !== undefined || (absent === "skip" && convention === undefined)) return;
  const option = convention === undefined ? `--absent ${absent}` : `the convention ${convention}`;
  throw new InputError(
    `--stream with ${option} needs states that were scored with --classes, to know which classes a case lacks`,
  );
}

/** The failures of all files, by id. */
function joinSkipped(readers: readonly StateReader[]): Map<string, SkippedCase> {
  const skipped = new Map<string, SkippedCase>();
  const files = new Map<string, string>();
  for (const { file, state } of readers)
    for (const one of state.meter.skipped) {
      const known = skipped.get(one.id);
      if (known && known.reason !== one.reason) throw fileError(file, one.id, files.get(one.id)!);
      skipped.set(one.id, one);
      files.set(one.id, file);
    }
  return skipped;
}

function fileError(file: string, id: string, other: string): InputError {
  return new InputError(`${file}: ${differs(id, other).message}`);
}

/** Every case once, some at a time; refuses one that differs between files. */
function* batches(
  readers: readonly StateReader[],
  skipped: ReadonlyMap<string, SkippedCase>,
): Generator<{ readonly file: string; readonly cases: CaseState[] }> {
  let cases: CaseState[] = [];
  let before: { readonly one: WrittenCase; readonly file: string } | undefined;
  for (const { value: one, from } of mergeSorted(readers.map((reader) => reader.cases()))) {
    const { file } = readers[from]!;
    if (before?.one.id === one.id) {
      if (before.one.text !== one.text) throw fileError(file, one.id, before.file);
      continue;
    }
    if (skipped.has(one.id))
      throw new InputError(
        `${file}: case ${one.id} was scored here and failed in another file; leave one of them out`,
      );
    before = { one, file };
    cases.push(one.value);
    if (cases.length < BATCH) continue;
    yield { file, cases };
    cases = [];
  }
  if (cases.length > 0) yield { file: before!.file, cases };
}

function joinNotes(readers: readonly StateReader[]): StreamedReport["notes"] {
  const joined = new Map<string, { readonly cases: number; readonly first: string }>();
  for (const { notes } of readers)
    for (const [note, { cases, first }] of notes) {
      const known = joined.get(note) ?? { cases: 0, first };
      const [earlier] = [first, known.first].sort();
      joined.set(note, { cases: known.cases + cases, first: earlier! });
    }
  return [...joined]
    .map(([note, counts]) => ({ note, ...counts }))
    .sort((a, b) => (a.note < b.note ? -1 : 1));
}
