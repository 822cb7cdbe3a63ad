import { pullBack } from "../../autodiff/differentiate.ts";
import { reshapeTo } from "../../autodiff/fit.ts";
import { isTracked, recordSeveral } from "../../autodiff/tape.ts";
import { type ClassSlopes, classGradient } from "../../kernels/class-sums/class-gradient.ts";
import * as kernels from "../../kernels/class-sums/class-sums.ts";
import type { ClassSumsOperands } from "../../kernels/class-sums/operands.ts";
import type { ClassLayout } from "../../tensor/class-layout.ts";
import type { Target } from "../../tensor/target.ts";
import { makeTensor, Tensor } from "../../tensor/tensor.ts";
import { overlapSums } from "../overlap.ts";
import { concatenateAlong } from "../shape.ts";
import type { ClassSumsSpec } from "./class-sums-spec.ts";
import { composedSums } from "./composed-sums.ts";
import { gradientAhead, gradientOf } from "./gradient-ahead.ts";

/** The sums that losses are formulas of. */
export interface ClassSums {
  /** Σ p·t (or Σ min(p, t)) of each sample and class, [batch, classes]; zeros if no overlap sums were wanted. */
  readonly overlap: Tensor;
  /** Σ p (or Σ p²), [batch, classes]. */
  readonly predicted: Tensor;
  /** Σ t (or Σ t²), [batch, classes]. */
  readonly actual: Tensor;
  /** The terms, [batch]. */
  readonly terms: Tensor;
  /** The weights of the target, [batch]; zeros in the binary form. */
  readonly weights: Tensor;
  /** Σ t per [batch, classes], never squared; a constant. */
  readonly targetVoxels: Float64Array;
  /** Voxels that count, over the whole batch. */
  readonly voxels: number;
}

/** The sums of {@link ClassSums} that have derivatives, in one order throughout. */
export function differentiableSums({ overlap, predicted, actual, terms, weights }: ClassSums): Tensor[] {
  return [overlap, predicted, actual, terms, weights];
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
  const operands = operandsOf(prediction, target, spec);
  const ahead = gradientAhead(prediction, spec);
  const { sums: taken, valid } = kernels.classSums(operands, checked, null, null, ahead);
  const sums = sumsOf(taken, spec.layout);
  const inputs = target instanceof Tensor ? [prediction, target] : [prediction];
  const pullBackTo =
    (index: number) =>
    (...gradients: Tensor[]) => {
      if (index === 0 && !isTracked(...gradients, ...inputs)) {
        const slopes = slopesOf(gradients, spec);
        const gradient =
          ahead === null
            ? classGradient(operands, slopes, prediction.dtype)
            : gradientOf(ahead, operands, slopes);
        return makeTensor(gradient, prediction.shape);
      }
      const composed = (...given: Tensor[]) => joined(composedSums(given[0]!, given[1] ?? target, spec));
      return pullBack(composed, inputs, () => joined(gradients)).gradients[index]!;
    };
  recordSeveral(
    differentiableSums(sums),
    inputs,
    inputs.map((_, index) => pullBackTo(index)),
  );
  return { sums, valid };
}

/** All numbers of some tensors as one list. */
function joined(tensors: readonly Tensor[]): Tensor {
  return concatenateAlong(
    tensors.map((x) => reshapeTo(x, [x.size])),
    0,
  );
}

/** Probabilities are read in place, and their derivatives are the same pass again. */
function probabilitySums(
  prediction: Tensor,
  target: Target,
  { layout, counted, overlap: kind }: ClassSumsSpec,
  checked: boolean,
): { readonly sums: ClassSums; readonly valid: boolean } {
  const { batch, voxels: size } = layout;
  const pass = { layout, counted, kind: kind ?? "products" };
  const { overlap, predicted, actual, targetVoxels, valid } = overlapSums(prediction, target, pass, checked);
  const none = makeTensor(new Float64Array(batch), [batch]);
  const voxels = counted === null ? batch * size : counted.reduce((total, counts) => total + counts, 0);
  return { sums: { overlap, predicted, actual, terms: none, weights: none, targetVoxels, voxels }, valid };
}

/** The operands of the kernel for a prediction, a target and the sums that are wanted. */
export function operandsOf(
  prediction: Tensor,
  target: Target,
  { layout, counted, activation, overlap, terms, makers }: ClassSumsSpec,
): ClassSumsOperands {
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

/** The sums of the kernel, [batch, 4·classes + 3], as tensors. */
export function sumsOf(
  taken: Float64Array,
  { batch, classes }: Pick<ClassLayout, "batch" | "classes">,
): ClassSums {
  const width = kernels.widthOf(classes);
  /** Some numbers of each sample, from a place on. */
  const from = (first: number, count: number) => {
    const numbers = new Float64Array(batch * count);
    for (let sample = 0; sample < batch; sample++) {
      for (let k = 0; k < count; k++) numbers[sample * count + k] = taken[sample * width + first + k]!;
    }
    return numbers;
  };
  const ofClasses = (kind: number) => makeTensor(from(kind * classes, classes), [batch, classes]);
  return {
    overlap: ofClasses(0),
    predicted: ofClasses(1),
    actual: ofClasses(2),
    targetVoxels: from(3 * classes, classes),
    terms: makeTensor(from(4 * classes, 1), [batch]),
    weights: makeTensor(from(4 * classes + 1, 1), [batch]),
    voxels: from(4 * classes + 2, 1).reduce((total, count) => total + count, 0),
  };
}

/** The derivatives with respect to {@link differentiableSums}, as the kernel takes them. */
export function slopesOf(
  [ofOverlap, ofPredicted, , ofTerms]: readonly Tensor[],
  { overlap, terms }: Pick<ClassSumsSpec, "overlap" | "terms">,
): ClassSlopes {
  return {
    overlap: overlap === null ? null : numbersOf([ofOverlap!, ofPredicted!]),
    terms: terms === null ? null : numbersOf([ofTerms!]),
  };
}

/** The numbers of some tensors, one after the other, with 0 for −0. */
function numbersOf(tensors: readonly Tensor[]): Float64Array {
  const numbers = new Float64Array(tensors.reduce((total, { size }) => total + size, 0));
  let at = 0;
  for (const { data } of tensors) for (let k = 0; k < data.length; k++) numbers[at++] = data[k]! + 0;
  return numbers;
}
