import { DEFAULT_LIMIT } from "../../files/source/file-limit.ts";
import { InputError } from "../../files/source/input-error.ts";
import { readBytes } from "../../files/source/read-bytes.ts";
import { DiceMeter, type MeterOptions } from "../../metrics/dice-meter.ts";
import type { DataSet } from "./data-set.ts";
import type { ShardState } from "./shard-state.ts";

/** Joins the shards of a data set, in any sequence, to the data set as if it had been scored at once. */
export function mergeShards(files: readonly string[]): DataSet {
  const states = files.map((file) => ({ file, state: readShard(file) }));
  const [{ file: first, state: one }] = states as [(typeof states)[0]];
  const shards = new Map<number, string>();
  for (const { file, state } of states) {
    const difference = COMMON.find((key) => textOf(state, key) !== textOf(one, key));
    if (difference) {
      throw new InputError(
        `${file}: ${difference} ${textOf(state, difference)} differ from ${textOf(one, difference)} of ${first}; ` +
          "shards are merged of one data set, scored with the same options",
      );
    }
    const { index } = state.shard;
    const other = shards.get(index);
    if (other !== undefined)
      throw new InputError(`${file}: is shard ${index}, and so is ${other}; give each once`);
    shards.set(index, file);
  }
  const meter = new DiceMeter(meterOptions(one));
  for (const { file, state } of states) explained(file, () => meter.merge(DiceMeter.fromJSON(state.meter)));
  for (let index = 1; index <= one.shard.of; index++) {
    if (!shards.has(index))
      meter.skip(`shard ${index} of ${one.shard.of}`, "its file was not given to merge");
  }
  const notes = states.flatMap(({ state }) => state.notes).sort((a, b) => (a.id < b.id ? -1 : 1));
  const { predictions, targets, unpaired, passedOver, scores } = one;
  return { predictions, targets, unpaired, passedOver, notes, scores, meter };
}

/** What the shards of a data set have in common; of their own they have cases, failures and notes. */
const COMMON = [
  "predictions",
  "targets",
  "unpaired",
  "passedOver",
  "scores",
  "shard",
  "classes",
  "surface",
] as const;

function textOf(state: ShardState, key: (typeof COMMON)[number]): string {
  if (key === "shard") return `of ${state.shard.of}`;
  const value = key === "classes" || key === "surface" ? state.meter[key] : state[key];
  return JSON.stringify(value) ?? "none";
}

function meterOptions({ meter: { classes, surface } }: ShardState): MeterOptions {
  return { ...(classes !== undefined && { classes }), ...(surface && { surface }) };
}

function readShard(file: string): ShardState {
  return explained(file, () => {
    const state = parseJson(new TextDecoder().decode(readBytes(file, DEFAULT_LIMIT)));
    const { format, version } = state as Partial<ShardState>;
    if (format !== "softdice-shard") throw new InputError("is not what softdice score --shard writes");
    if (version !== 1)
      throw new InputError(
        `is of version ${JSON.stringify(version)}, want 1; merge by the softdice that wrote it`,
      );
    checkFields(state as Partial<ShardState>);
    return state as ShardState;
  });
}

function parseJson(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch (error) {
    throw new InputError(`is not JSON (${(error as Error).message}); it may be cut off`);
  }
}

/** The meter looks at its own part. */
function checkFields({
  shard,
  predictions,
  targets,
  unpaired,
  passedOver,
  notes,
  scores,
  meter,
}: Partial<ShardState>): void {
  const { index, of } = shard ?? {};
  const isShard = Number.isInteger(index) && Number.isInteger(of) && index! >= 1 && index! <= of!;
  const areTexts = [predictions, targets].every((text) => typeof text === "string");
  const areLists = [notes, scores, unpaired?.predictions, unpaired?.targets].every(Array.isArray);
  const areCounts = [passedOver?.predictions, passedOver?.targets].every(Number.isInteger);
  if (isShard && areTexts && areLists && areCounts && typeof meter === "object" && meter) return;
  throw new InputError("is not whole: fields of a shard are missing or changed");
}

/** Names the file in faults of what it holds. */
function explained<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError || error instanceof RangeError || error instanceof TypeError) {
      throw new InputError(`${file}: ${error.message}`);
    }
    throw error;
  }
}
