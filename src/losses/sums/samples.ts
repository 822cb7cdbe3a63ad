import { sumAlong } from "../../autodiff/fit.ts";
import { multiply } from "../../ops/arithmetic.ts";
import { withoutFirst } from "../../ops/shape.ts";
import { makeTensor, type Tensor } from "../../tensor/tensor.ts";
import type { LossInput } from "../read/read-loss.ts";
import type { Reduction } from "./reduction.ts";

/** The samples and classes of a loss: with `batch` all samples are one, and background that is left out is not among the classes. */
export interface Samples {
  readonly samples: number;
  readonly classes: number;
  /** Σ t of each sample and class, never squared. */
  readonly targetVoxels: Float64Array;
  /** Whether each sample and class takes part: it has a target voxel, or absent classes are kept. */
  readonly takesPart: readonly boolean[];
  /** The weight of each class, or `null`. */
  readonly classWeights: readonly number[] | null;
}

/** @param targetVoxels - Σ t of each sample and class of the prediction, [batch, classes] */
export function samplesOf(
  { layout, settings, classWeights }: LossInput,
  targetVoxels: Float64Array,
): Samples {
  const first = settings.includeBackground ? 0 : 1;
  const classes = layout.classes - first;
  const samples = settings.batch ? 1 : layout.batch;
  const own = new Float64Array(samples * classes);
  for (let sample = 0; sample < layout.batch; sample++) {
    for (let c = 0; c < classes; c++) {
      own[(settings.batch ? 0 : sample * classes) + c]! += targetVoxels[sample * layout.classes + first + c]!;
    }
  }
  const takesPart: boolean[] = [];
  for (let at = 0; at < own.length; at++) takesPart.push(settings.absentClasses === "keep" || own[at]! > 0);
  return {
    samples,
    classes,
    targetVoxels: own,
    takesPart,
    classWeights: classWeights?.slice(first) ?? null,
  };
}

/** Sums [..., batch, classes] of the prediction's classes as [..., samples, classes]. */
export function sumsOfSamples(sums: Tensor, { settings }: LossInput): Tensor {
  const kept = settings.includeBackground ? sums : withoutFirst(sums, sums.rank - 1);
  return settings.batch ? sumAlong(kept, sums.rank - 2) : kept;
}

/** The weight of each sample and class where the classes of a sample are combined before the ratio. */
export type ClassCombination = (samples: Samples) => Float64Array;

/** The combination of `average: "micro"`: each class that takes part with its class weight. */
export function weightedClasses({ takesPart, classWeights, classes }: Samples): Float64Array {
  return Float64Array.from(takesPart, (takes, at) => (takes ? (classWeights?.[at % classes] ?? 1) : 0));
}

/** Sums [..., samples, classes] with the classes of each sample added by weight: [..., samples, 1]. */
export function combineClasses(sums: Tensor, { samples, classes }: Samples, weights: Float64Array): Tensor {
  return sumAlong(multiply(sums, makeTensor(weights, [samples, classes])), sums.rank - 1);
}

/** Returns the way from the losses of samples and classes, or of samples whose classes are combined, to the loss. */
export function reductionOf(
  { settings }: LossInput,
  { samples, classes, takesPart, classWeights }: Samples,
  combined: boolean,
): Reduction {
  const { reduction, weightNormalization, absentClasses, batch } = settings;
  if (!combined) {
    const shape = batch ? [classes] : [samples, classes];
    return {
      reduction,
      weightNormalization,
      absentClasses,
      weights: classWeights,
      present: takesPart,
      shape,
    };
  }
  const present = Array.from({ length: samples }, (_, sample) =>
    takesPart.slice(sample * classes, (sample + 1) * classes).some(Boolean),
  );
  const shape = batch ? [] : [samples];
  return { reduction, weightNormalization, absentClasses, weights: null, present, shape };
}
