import { tileReader } from "../../autodiff/deferred.ts";
import { pullBack } from "../../autodiff/differentiate.ts";
import { broadcastTo, reshapeTo } from "../../autodiff/fit.ts";
import { isTracked, recordElementwise } from "../../autodiff/tape.ts";
import { classGradient } from "../../kernels/class-sums/class-gradient.ts";
import * as kernels from "../../kernels/class-sums/term-map.ts";
import { axisFromFront, withExtent } from "../../tensor/shape.ts";
import type { Target } from "../../tensor/target.ts";
import { makeTensor, Tensor } from "../../tensor/tensor.ts";
import { withoutFirst } from "../shape.ts";
import { operandsOf } from "./class-sums.ts";
import type { ClassSumsSpec } from "./class-sums-spec.ts";
import { composedTerms } from "./composed-terms.ts";
import { voxelGrid } from "./voxel-grid.ts";

/** What is wanted of the map of a voxel loss. */
export interface TermMapSpec extends ClassSumsSpec {
  /** The first class that the map of the binary form contains. */
  readonly first: 0 | 1;
}

/**
 * The terms of every voxel on the tape, in float64, by one pass; its pullback is another one, which rounds the gradient once. Where
 * that is differentiated in turn, {@link composedTermMap} takes its place.
 *
 * @returns the map, and whether all values may be what they should be; the second is `true` if `checked` is not
 */
export function termMap(
  prediction: Tensor,
  target: Target,
  spec: TermMapSpec,
  checked: boolean,
): { readonly map: Tensor; readonly valid: boolean } {
  const operands = operandsOf(prediction, target, spec);
  const { map: terms, valid } = kernels.termMap(operands, spec.first, checked);
  const map = makeTensor(terms, shapeOf(prediction, spec));
  const inputs = target instanceof Tensor ? [prediction, target] : [prediction];
  const pullBackTo = (index: number) => (gradient: Tensor) => {
    if (index === 0 && !isTracked(gradient, ...inputs)) {
      return makeTensor(fusedGradient(gradient), prediction.shape);
    }
    const composed = (...given: Tensor[]) => composedTermMap(given[0]!, given[1] ?? target, spec);
    return pullBack(composed, inputs, () => gradient).gradients[index]!;
  };
  const fusedGradient = (gradient: Tensor) => {
    if (gradient.size > 1) {
      const slopes = tileReader(broadcastTo(gradient, map.shape));
      return kernels.termMapGradient(operands, spec.first, slopes, prediction.dtype);
    }
    // A sum or a mean of the map is that of the loss.
    const terms = new Float64Array(spec.layout.batch).fill(gradient.item() + 0);
    return classGradient(operands, { overlap: null, terms }, prediction.dtype);
  };
  recordElementwise(
    map,
    inputs,
    inputs.map((_, index) => pullBackTo(index)),
  );
  return { map, valid };
}

/** The map by operations, each of which makes arrays as large as the prediction: they differentiate to any order. */
export function composedTermMap(prediction: Tensor, target: Target, spec: TermMapSpec): Tensor {
  const { layout, counted, activation, terms } = spec;
  const elements = composedTerms(voxelGrid(prediction, target, layout, counted), activation, terms!);
  if (terms!.form === "categorical") return reshapeTo(elements, layout.voxelShape);
  const map = reshapeTo(elements, prediction.shape);
  return spec.first === 0 ? map : withoutFirst(map, classAxisOf(map, spec));
}

function shapeOf({ shape, rank }: Tensor, spec: TermMapSpec): readonly number[] {
  const { layout, terms, first } = spec;
  if (terms!.form === "categorical") return layout.voxelShape;
  if (first === 0) return shape;
  return withExtent(shape, classAxisOf({ rank }, spec), layout.classes - first);
}

function classAxisOf({ rank }: Pick<Tensor, "rank">, { classAxis }: TermMapSpec): number {
  return axisFromFront(classAxis ?? -1, rank);
}
