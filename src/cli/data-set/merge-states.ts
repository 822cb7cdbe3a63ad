import { InputError } from "../../files/source/input-error.ts";
import { DiceMeter } from "../../metrics/dice-meter.ts";
import type { MeterState, SkippedCase } from "../../metrics/state/meter-state.ts";
import { type CountSettings, settingsDifference } from "./count-settings.ts";
import type { DataSet } from "./data-set.ts";
import { groupByNames, type NamedCases, type SegmentNames } from "./segment-numbers.ts";
import { explained, readState, type StateFile } from "./state-file.ts";

/** A state, and the file that contains it. */
export interface NamedState {
  readonly file: string;
  readonly state: StateFile;
}

/** A data set, and how its cases were counted. */
export interface MergedStates {
  readonly dataSet: DataSet;
  readonly settings: CountSettings;
}

/**
 * Joins the states of one data set, in any sequence, to the data set as if it had been scored at once. A case may be in
 * several files if it is the same in all of them.
 */
export function mergeStates(files: readonly string[]): MergedStates {
  const states = files.map((file): NamedState => ({ file, state: readState(file) }));
  const [first] = states as [NamedState];
  for (const other of states) checkSameRun(other, first);
  const meter = mergeMeters(states);
  const { cases, skipped } = meter.toJSON();
  const ids = new Set([...cases, ...skipped].map((one) => one.id));
  const missing = missingShards(states, (id) => ids.has(id));
  if (missing) meter.skip(missing.id, missing.reason);
  const notes = new Map(states.flatMap(({ state }) => state.notes).map((note) => [note.id, note]));
  const { predictions, targets, unpaired, passedOver, scores, settings } = first.state;
  const sorted = [...notes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    dataSet: {
      ...{ predictions, targets, unpaired, passedOver, scores, meter },
      notes: sorted,
      segments: mergeSegments(states),
    },
    settings,
  };
}

/** The names of each case once: a case may be in several files. */
function mergeSegments(states: readonly NamedState[]): NamedCases[] {
  const names = new Map<string, SegmentNames>(
    states.flatMap(({ state }) =>
      state.segments.flatMap((group) => group.ids.map((id): [string, SegmentNames] => [id, group.names])),
    ),
  );
  return groupByNames([...names].map(([id, each]) => ({ ids: [id], names: each })));
}

const SAME_RUN =
  "; states are merged of one data set, scored with the same options by one version of softdice";

/** Refuses a state that is not one of the run of another. */
export function checkSameRun({ file, state }: NamedState, { file: first, state: other }: NamedState): void {
  const difference =
    textDifference(state, other) ??
    settingsDifference(state.settings, other.settings) ??
    (sameText(state.unpaired, other.unpaired) && sameText(state.passedOver, other.passedOver)
      ? undefined
      : "the files of its folders differ from those");
  if (difference) throw new InputError(`${file}: ${difference} of ${first}${SAME_RUN}`);
}

function textDifference(state: StateFile, other: StateFile): string | undefined {
  for (const field of ["program", "predictions", "targets", "scores"] as const) {
    if (!sameText(state[field], other[field])) {
      return `${field} ${JSON.stringify(state[field])} differs from ${JSON.stringify(other[field])}`;
    }
  }
  return undefined;
}

function sameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Adds each case once; refuses one that differs between files. */
function mergeMeters(states: readonly NamedState[]): DiceMeter {
  const seen = new Map<string, { readonly file: string; readonly text: string }>();
  const isNew = (file: string) => (one: { readonly id: string }) => {
    const text = JSON.stringify(one);
    const known = seen.get(one.id);
    if (known === undefined) seen.set(one.id, { file, text });
    else if (known.text !== text) throw differs(one.id, known.file);
    return known === undefined;
  };
  let merged: DiceMeter | undefined;
  for (const { file, state } of states) {
    explained(file, () => {
      const valid = DiceMeter.fromJSON(state.meter).toJSON();
      const fresh: MeterState = {
        ...valid,
        cases: valid.cases.filter(isNew(file)),
        skipped: valid.skipped.filter(isNew(file)),
      };
      const meter = DiceMeter.fromJSON(fresh);
      merged = merged ? merged.merge(meter) : meter;
    });
  }
  return merged!;
}

/** The fault of a case that is another one in another file. */
export function differs(id: string, file: string): InputError {
  return new InputError(
    `case ${id} differs from the one in ${file}; leave one of the files out, or score the case again`,
  );
}

/** The shards that no file contains, as one failure, whose id is that of no case. */
export function missingShards(
  states: readonly NamedState[],
  isKnown: (id: string) => boolean,
): SkippedCase | undefined {
  const shards = states.flatMap(({ state }) => state.shard ?? []);
  const of = shards[0]?.of;
  if (of === undefined || shards.length < states.length || shards.some((shard) => shard.of !== of))
    return undefined;
  const given = new Set(shards.map(({ index }) => index));
  const missing = Array.from({ length: of }, (_, k) => k + 1).filter((index) => !given.has(index));
  if (missing.length === 0) return undefined;
  const [name, files] = missing.length === 1 ? ["shard", "its file was"] : ["shards", "their files were"];
  let id = `${name} ${rangesText(missing)} of ${of}`;
  // A case may have this very name.
  while (isKnown(id)) id = `(${id})`;
  return { id, reason: `${files} not given to merge` };
}

/** Ascending numbers with runs folded: `2, 5–9`. */
function rangesText(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(", ");
}
