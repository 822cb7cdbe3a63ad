import type { FloatArray } from "../../tensor/allocate.ts";
import { stridesOf } from "../../tensor/shape.ts";
import { partOf } from "./gradient-part.ts";

/** The samples of a batch whose target has no object. */
export interface EmptySamples {
  /** Samples without an object: where there are several classes, an object is of any but class 0. */
  readonly samples: number;
  /** Samples of the batch. */
  readonly of: number;
  /** Part of all magnitudes that these samples have; NaN if the gradient is 0. */
  readonly share: number;
}

/** Counts the samples whose elements on the target, `isOn`, are none, or of class 0 alone where there are several classes. */
export function emptySamplesOf(
  slopes: FloatArray,
  isOn: Uint8Array,
  shape: readonly number[],
  axis: number | null,
): EmptySamples {
  const of = shape[0]!;
  const size = slopes.length / of;
  const extent = axis === null ? 1 : shape[axis]!;
  const stride = axis === null ? 1 : stridesOf(shape)[axis]!;
  const isObject = isOn.map((on, k) => (extent > 1 && Math.floor(k / stride) % extent === 0 ? 0 : on));
  let [samples, within, all] = [0, 0, 0];
  for (let start = 0; start < slopes.length; start += size) {
    const { magnitude } = partOf(slopes.subarray(start, start + size), new Uint8Array(size).fill(1));
    all += magnitude;
    if (isObject.subarray(start, start + size).includes(1)) continue;
    samples++;
    within += magnitude;
  }
  return { samples, of, share: within / all };
}
