import type { MeterState } from "../../metrics/state/meter-state.ts";
import type { Shard } from "../find/shard.ts";
import type { DataSet } from "./data-set.ts";

/** What a shard writes: everything that a report of the whole is made of, plain JSON. */
export interface ShardState extends Omit<DataSet, "meter"> {
  readonly format: "softdice-shard";
  readonly version: 1;
  readonly shard: Shard;
  readonly meter: MeterState;
}

/** The text of a shard, a line of JSON. */
export function shardText(shard: Shard, { meter, ...rest }: DataSet): string {
  const state: ShardState = { format: "softdice-shard", version: 1, shard, ...rest, meter: meter.toJSON() };
  return `${JSON.stringify(state)}\n`;
}
