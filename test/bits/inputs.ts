import type { LabelMap, Tensor } from "../../src/index.ts";
import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

export type DType = "float32" | "float64";
export const DTYPES: readonly DType[] = ["float32", "float64"];

const sizeOf = (shape: readonly number[]) => shape.reduce((size, extent) => size * extent, 1);

/** Numbers of a seed in [low, high). */
export function uniform(
  seed: number,
  shape: readonly number[],
  [low, high]: readonly [number, number] = [0, 1],
  dtype: DType = "float64",
): Tensor {
  const random = mulberry32(seed);
  const values = Float64Array.from({ length: sizeOf(shape) }, () => low + (high - low) * random());
  return tensor(values, shape, { dtype });
}

/** Labels of a seed. */
export function labels(seed: number, shape: readonly number[], classes: number): LabelMap {
  const random = mulberry32(seed);
  return labelMap(
    Uint8Array.from({ length: sizeOf(shape) }, () => Math.floor(classes * random())),
    shape,
  );
}

/** Floats of every magnitude, by their bits, after those that are special. */
export function allKinds(seed: number, count: number, dtype: DType): Tensor {
  const random = mulberry32(seed);
  const view = new DataView(new ArrayBuffer(8));
  const special = [0, -0, 1, -1, 5e-324, -1e-310, 1e-45, 1.5e-39, 709.5, -745, 88.5, -103, 1e308, -1e38];
  const drawn = Array.from({ length: count }, () => {
    view.setUint32(0, random() * 2 ** 32);
    view.setUint32(4, random() * 2 ** 32);
    return dtype === "float64" ? view.getFloat64(0) : view.getFloat32(0);
  });
  const values = [...special, Infinity, -Infinity, Number.NaN, ...drawn];
  return tensor(Float64Array.from(values), [values.length], { dtype });
}
