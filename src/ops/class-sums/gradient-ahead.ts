import { isTrackedOnce } from "../../autodiff/tape.ts";
import { type ClassSlopes, putClassGradient } from "../../kernels/class-sums/class-gradient.ts";
import type { GradientAhead } from "../../kernels/class-sums/class-sums.ts";
import { halveGradient } from "../../kernels/class-sums/halve-gradient.ts";
import type { ClassSumsOperands } from "../../kernels/class-sums/operands.ts";
import { allocateGradient, type FloatArray } from "../../tensor/allocate.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { ClassSumsSpec } from "./class-sums-spec.ts";

/**
 * The place of a gradient that the pass takes together with the sums, so that logits are read once. The derivative of a mean over
 * voxels is known before the pass; where another one arrives, as that of a weighted loss, {@link gradientOf} corrects it.
 */
export function gradientAhead(
  prediction: Tensor,
  { overlap, terms, slopeAhead }: ClassSumsSpec,
): GradientAhead | null {
  // Several tapes would call the pullback several times, and the outer ones differentiate it.
  if (overlap !== null || terms === null || !isTrackedOnce(prediction)) return null;
  const slope = slopeAhead?.() ?? null;
  if (slope === null) return null;
  const { data, size, dtype } = prediction;
  return { slope, out: allocateGradient(data, size, dtype, true) };
}

/**
 * Returns the gradient of the pass. If other derivatives arrived than it was taken for, it is computed again, unless they are half of
 * it, a quarter and so on.
 */
export function gradientOf(
  { slope, out }: GradientAhead,
  operands: ClassSumsOperands,
  slopes: ClassSlopes,
): FloatArray {
  const terms = slopes.terms!;
  const factor = terms[0]! / slope;
  const isScaled = terms.every((arrived) => arrived === factor * slope);
  if (!(isScaled && (factor === 1 || halveGradient(out, factor)))) putClassGradient(operands, slopes, out);
  return out;
}
