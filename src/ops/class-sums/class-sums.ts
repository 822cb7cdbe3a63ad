import { pullBack } from "../../autodiff/differentiate.ts";
import { reshapeTo } from "../../autodiff/fit.ts";
import { isTracked, record } from "../../autodiff/tape.ts";
import * as kernels from "../../kernels/class-sums/class-sums.ts";
import type { Target } from "../../tensor/target.ts";
import { makeTensor, Tensor } from "../../tensor/tensor.ts";
import { overlapSums } from "../overlap.ts";
import { sliceAlong } from "../shape.ts";
import type { ClassSumsSpec } from "./class-sums-spec.ts";
import { composedSums } from "./composed-sums.ts";

/** The sums that losses are formulas of. */
export interface ClassSums {
  /** [3, batch, classes]: Σ p·t (or Σ |p − t|), the sum of p, the sum of t; zeros if no overlap sums were wanted. */
  readonly overlap: Tensor;
  /** Σ t per [batch, classes], never squared; a constant. */
  readonly targetVoxels: Float64Array;
  /** The terms, [batch]. */
  readonly terms: Tensor;
  /** The weights of the target, [batch]; zeros in the binary form. */
  readonly weights: Tensor;
  /** Voxels that count, over the whole batch. */
  readonly voxels: number;
}

/** Numbers of the sums of so many samples and classes in one list. */
export function sumsSize(batch: number, classes: number): number {
  return batch * kernels.widthOf(classes);
}

/**
 * The fused pass on the tape: from logits or probabilities to the sums, tile by tile, and back. Its pullback computes the tiles again
 * and rounds the gradient once. Where that pullback is differentiated in turn, {@link composedSums} takes its place.
 *
 * @returns the sums, and whether all values may be what they should be; the second is `true` if `checked` is not
 */
export function classSums(
  prediction: Tensor,
  target: Target,
  spec: ClassSumsSpec,
  checked: boolean,
): { readonly sums: ClassSums; readonly valid: boolean } {
  if (spec.activation === "none" && spec.terms === null)
    return probabilitySums(prediction, target, spec, checked);
  const { batch, classes } = spec.layout;
  const operands = operandsOf(prediction, target, spec);
  const { sums, valid } = kernels.classSums(operands, checked);
  const list = makeTensor(groupSums(sums, batch, classes), [sumsSize(batch, classes)]);
  const inputs = target instanceof Tensor ? [prediction, target] : [prediction];
  const composed = (...given: Tensor[]) => composedSums(given[0]!, given[1] ?? target, spec);
  const pullBackTo = (index: number) => (gradient: Tensor) => {
    if (index === 0 && !isTracked(gradient, ...inputs)) {
      const slopes = slopesOf(gradient.data as Float64Array, batch, classes, spec);
      return makeTensor(kernels.classGradient(operands, slopes, prediction.dtype), prediction.shape);
    }
    return pullBack(composed, inputs, () => gradient).gradients[index]!;
  };
  const recorded = record(
    list,
    inputs,
    inputs.map((_, index) => pullBackTo(index)),
  );
  return { sums: sumsOfList(recorded, batch, classes), valid };
}

/** Probabilities are read in place, and their derivatives are the same pass again. */
function probabilitySums(
  prediction: Tensor,
  target: Target,
  { layout, counted, overlap }: ClassSumsSpec,
  checked: boolean,
): { readonly sums: ClassSums; readonly valid: boolean } {
  const { batch, voxels } = layout;
  const { sums, targetVoxels, valid } = overlapSums(
    prediction,
    target,
    { layout, counted, kind: overlap ?? "products" },
    checked,
  );
  const none = makeTensor(new Float64Array(batch), [batch]);
  const count = counted === null ? batch * voxels : counted.reduce((total, counts) => total + counts, 0);
  return {
    sums: { overlap: sums, targetVoxels, terms: none, weights: none, voxels: count },
    valid,
  };
}

/** The operands of the kernel for a prediction, a target and the sums that are wanted. */
function operandsOf(
  prediction: Tensor,
  target: Target,
  { layout, counted, activation, overlap, terms, makers }: ClassSumsSpec,
): kernels.ClassSumsOperands {
  return {
    layout,
    prediction: prediction.data,
    target: target.data,
    counted,
    activation,
    overlap,
    terms,
    termPass: makers?.pass ?? null,
  };
}

/** Sums of each sample, [batch, 4·classes + 3], as a list of [4, batch, classes], [batch], [batch] and [batch]. */
export function groupSums(sums: Float64Array, batch: number, classes: number): Float64Array {
  const width = kernels.widthOf(classes);
  const list = new Float64Array(sums.length);
  for (let sample = 0; sample < batch; sample++) {
    for (let at = 0; at < width; at++) {
      const group = Math.min(4, Math.floor(at / classes));
      const place =
        group < 4
          ? (group * batch + sample) * classes + (at % classes)
          : (4 * classes + (at - 4 * classes)) * batch + sample;
      list[place] = sums[sample * width + at]!;
    }
  }
  return list;
}

/** The list of {@link groupSums}, on the tape, as the sums that losses are formulas of. */
export function sumsOfList(list: Tensor, batch: number, classes: number): ClassSums {
  const cells = batch * classes;
  const counts = list.data.subarray(4 * cells + 2 * batch);
  return {
    overlap: reshapeTo(sliceAlong(list, 0, 0, 3 * cells), [3, batch, classes]),
    targetVoxels: list.data.slice(3 * cells, 4 * cells) as Float64Array,
    terms: sliceAlong(list, 0, 4 * cells, batch),
    weights: sliceAlong(list, 0, 4 * cells + batch, batch),
    voxels: Array.from(counts).reduce((total, count) => total + count, 0),
  };
}

/** The derivatives with respect to the list of {@link groupSums}, as the kernel takes them. */
export function slopesOf(
  gradient: Float64Array,
  batch: number,
  classes: number,
  { overlap, terms }: Pick<ClassSumsSpec, "overlap" | "terms">,
): kernels.ClassSlopes {
  const cells = batch * classes;
  return {
    overlap: overlap === null ? null : gradient.subarray(0, 2 * cells),
    terms: terms === null ? null : gradient.subarray(4 * cells, 4 * cells + batch),
  };
}
