import type { OverlapOperands } from "../../src/kernels/overlap/overlap.ts";
import type { OverlapKind } from "../../src/kernels/overlap/overlap-block.ts";
import { type ClassLayout, classLayout, elementOf } from "../../src/tensor/class-layout.ts";
import { randomLabels, randomValues } from "../tensor/random-values.ts";

export const KINDS = ["products", "squares", "minima"] as const;
export const PLACES = ["last", "first", "middle"] as const;
export type Place = (typeof PLACES)[number];

/** A problem by sample, voxel and class, which any layout can hold. */
export interface Problem {
  readonly batch: number;
  /** Voxels along two axes. */
  readonly spatial: readonly [number, number];
  readonly classes: number;
  readonly seed: number;
}

export function layoutOf({ batch, spatial: [rows, columns], classes }: Problem, place: Place): ClassLayout {
  if (place === "last") return classLayout("f", [batch, rows, columns, classes], -1);
  if (place === "first") return classLayout("f", [batch, classes, rows, columns], 1);
  return classLayout("f", [batch, rows, classes, columns], 2);
}

/** Numbers by sample, voxel and class, put where `layout` wants them; in a view at an offset. */
function placed(values: Float64Array, layout: ClassLayout, dtype: "float32" | "float64") {
  const { batch, voxels, classes } = layout;
  const data =
    dtype === "float32" ? new Float32Array(values.length + 1) : new Float64Array(values.length + 1);
  const view = data.subarray(1);
  let k = 0;
  for (let sample = 0; sample < batch; sample++)
    for (let voxel = 0; voxel < voxels; voxel++)
      for (let c = 0; c < classes; c++) view[elementOf(layout, sample, voxel, c)] = values[k++]!;
  return view;
}

export interface Variant {
  readonly kind: OverlapKind;
  readonly place: Place;
  /** A soft tensor, a label map, or the same labels as a one-hot tensor. */
  readonly target: "soft" | "labels" | "one-hot";
  readonly masked: boolean;
  readonly dtype: "float32" | "float64";
}

export function operandsOf(
  problem: Problem,
  { kind, place, target, masked, dtype }: Variant,
): OverlapOperands {
  const layout = layoutOf(problem, place);
  const { batch, voxels, classes } = layout;
  const { seed } = problem;
  const size = batch * voxels * classes;
  const labels = Uint8Array.from(randomLabels(batch * voxels, seed, Math.max(2, classes)));
  const hot = Float64Array.from({ length: size }, (_, k) => {
    const label = labels[Math.floor(k / classes)];
    return label === (classes === 1 ? 1 : k % classes) ? 1 : 0;
  });
  return {
    kind,
    layout,
    prediction: placed(randomValues(size, seed + 1, 0, 1), layout, dtype),
    target:
      target === "labels"
        ? labels
        : placed(target === "soft" ? randomValues(size, seed + 2, 0, 1) : hot, layout, "float64"),
    counted: masked ? Uint8Array.from(randomLabels(batch * voxels, seed + 3, 2, 3)) : null,
  };
}

/** p, t and whether it counts, of every sample, voxel and class, and the row of the sums it belongs to. */
export function* elementsOf({ layout, prediction, target, counted }: OverlapOperands) {
  const { batch, voxels, classes } = layout;
  const soft = target instanceof Float32Array || target instanceof Float64Array;
  for (let sample = 0; sample < batch; sample++) {
    for (let voxel = 0; voxel < voxels; voxel++) {
      const k = sample * voxels + voxel;
      for (let c = 0; c < classes; c++) {
        const at = elementOf(layout, sample, voxel, c);
        const hot = target[k] === (classes === 1 ? 1 : c) ? 1 : 0;
        const t = soft ? target[at]! : hot;
        yield {
          at,
          row: sample * classes + c,
          p: prediction[at]!,
          t,
          counts: counted === null || counted[k] !== 0,
        };
      }
    }
  }
}
