import { createHash } from "node:crypto";
import { DEFAULT_LIMIT } from "../../files/source/file-limit.ts";
import { readBytes } from "../../files/source/file-system.ts";
import { InputError } from "../../files/source/input-error.ts";
import { parseScoreNames } from "../../metrics/scores/score-name.ts";
import type { MeterState } from "../../metrics/state/meter-state.ts";
import { MAX_SHARDS, type Shard } from "../find/shard.ts";
import type { CountSettings } from "./count-settings.ts";
import type { DataSet } from "./data-set.ts";
import type { NamedCases } from "./segment-numbers.ts";

/** How the cases of a state were chosen and counted, and by which version of the program. */
export interface StateOrigin {
  /** The version of softdice. */
  readonly program: string;
  /** The part of the data set; missing where the state holds all cases, or a list of them. */
  readonly shard?: Shard;
  readonly settings: CountSettings;
}

/** The content of a state file: everything that a report is made of, plain JSON. */
export interface StateFile extends StateOrigin, Omit<DataSet, "meter"> {
  readonly format: "softdice-state";
  readonly version: 1;
  readonly meter: MeterState;
}

/** The text of a state file: a line of JSON whose last field is its checksum. */
export function stateText({ program, shard, settings }: StateOrigin, { meter, ...rest }: DataSet): string {
  const state: StateFile = {
    format: "softdice-state",
    version: 1,
    program,
    ...(shard && { shard }),
    settings,
    ...rest,
    meter: meter.toJSON(),
  };
  return `${JSON.stringify({ ...state, checksum: checksumOf(state) })}\n`;
}

function checksumOf(state: object): string {
  return `sha256:${createHash("sha256").update(JSON.stringify(state)).digest("hex")}`;
}

/** Reads a state file and validates it; the meter validates its own part. */
export function readState(file: string): StateFile {
  return explained(file, () => {
    const { checksum, ...state } = parseJson(new TextDecoder().decode(readBytes(file, DEFAULT_LIMIT)));
    checkVersion(state as Partial<StateFile>);
    if (checksum !== checksumOf(state)) {
      throw new InputError("was damaged or edited: its checksum does not fit; score the cases again");
    }
    return checkState(state as Partial<StateFile>);
  });
}

/** Validates everything of a state but its meter and its checksum. */
export function checkState(state: Partial<StateFile>): StateFile {
  checkVersion(state);
  checkFields(state);
  return state as StateFile;
}

function checkVersion({ format, version }: Partial<StateFile>): void {
  if (format !== "softdice-state") {
    throw new InputError("is not a state file; softdice score --state or --shard writes one");
  }
  if (version !== 1) {
    throw new InputError(
      `is of version ${JSON.stringify(version)}, want 1; use the softdice that wrote the file`,
    );
  }
}

function parseJson(text: string): { checksum?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch (error) {
    throw new InputError(`is not JSON (${(error as Error).message}); it may be cut off`);
  }
}

const isText = (value: unknown) => typeof value === "string";
const areTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
const ofBoth = (is: (value: unknown) => boolean) => (value: unknown) =>
  isObject(value) &&
  is((value as StateFile["unpaired"]).predictions) &&
  is((value as StateFile["unpaired"]).targets);

/** The checks of all fields: a file may have been made by another program. */
const FIELDS: Readonly<Record<Exclude<keyof StateFile, "format" | "version">, (value: unknown) => boolean>> =
  {
    program: isText,
    shard: (shard) => shard === undefined || isShard(shard),
    settings: isObject,
    predictions: isText,
    targets: isText,
    unpaired: ofBoth(areTexts),
    passedOver: ofBoth(isCount),
    notes: (notes) =>
      Array.isArray(notes) && notes.every((note) => isObject(note) && isText(note.id) && isText(note.note)),
    segments: (groups) => Array.isArray(groups) && groups.every(isNamed),
    scores: (scores) => areTexts(scores) && areScores(scores as string[]),
    meter: isObject,
  };

function isNamed(group: unknown): boolean {
  const { ids, names } = (group ?? {}) as Partial<NamedCases>;
  const isPair = (pair: unknown) =>
    Array.isArray(pair) && pair.length === 2 && isCount(pair[0]) && isText(pair[1]);
  return areTexts(ids) && ids!.length > 0 && Array.isArray(names) && names.every(isPair);
}

function isShard(value: unknown): boolean {
  const { index, of } = (value ?? {}) as Partial<Shard>;
  return isCount(index) && isCount(of) && index! >= 1 && index! <= of! && of! <= MAX_SHARDS;
}

function areScores(scores: readonly string[]): boolean {
  try {
    return parseScoreNames("scores", scores).length === scores.length;
  } catch {
    return false;
  }
}

function checkFields(state: Partial<StateFile>): void {
  for (const [field, isValid] of Object.entries(FIELDS)) {
    if (!isValid(state[field as keyof StateFile])) {
      throw new InputError(`is not complete: the field ${field} of a state is missing or changed`);
    }
  }
}

/** Names the file in errors about its content. */
export function explained<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError || error instanceof RangeError || error instanceof TypeError) {
      throw new InputError(`${file}: ${error.message}`);
    }
    throw error;
  }
}
