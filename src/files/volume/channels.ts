import type { StoredArray } from "./stored-values.ts";
import type { FileVolume } from "./volume.ts";

/** Values of several channels, as a volume has them: a further axis behind those of space. */
type Channels = Pick<FileVolume, "values" | "shape" | "classAxis">;

/** Joins channels, each of which has the values of a grid, as classes or regions by number. */
export function joinChannels(channels: readonly StoredArray[], grid: readonly number[]): Channels {
  const [first] = channels as [StoredArray];
  const Type = first.constructor as new (length: number) => StoredArray;
  const values = new Type(channels.length * first.length);
  // The arrays are of one type.
  for (const [k, channel] of channels.entries())
    (values as Float64Array).set(channel as Float64Array, k * first.length);
  return { values, shape: [...grid, channels.length], classAxis: grid.length };
}

/** The channels of an array in which those of a voxel are beside each other. */
export function splitChannels(values: StoredArray, count: number): StoredArray[] {
  const size = values.length / count;
  return Array.from({ length: count }, (_, channel) => {
    const one = values.slice(0, size);
    for (let at = 0; at < size; at++) one[at] = values[at * count + channel]!;
    return one;
  });
}
