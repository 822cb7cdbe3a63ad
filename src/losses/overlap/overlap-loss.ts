import { sumAlong } from "../../autodiff/fit.ts";
import { add, multiply, subtract } from "../../ops/arithmetic.ts";
import { type OverlapPass, overlapSums } from "../../ops/overlap.ts";
import { atLeast } from "../../ops/select.ts";
import { take, withoutFirst } from "../../ops/shape.ts";
import { type ClassLayout, classLayout } from "../../tensor/class-layout.ts";
import { checkTarget, type Target } from "../../tensor/target.ts";
import { checkTensor, Tensor } from "../../tensor/tensor.ts";
import { countedVoxels } from "../../tensor/voxels/counted-voxels.ts";
import { invalidValue } from "../../tensor/voxels/invalid-values.ts";
import { activate, checkLogits } from "./activation.ts";
import { checkClassCount, checkClassWeights, type OverlapSettings } from "./overlap-options.ts";
import { reduceLosses } from "./reduction.ts";

/** Overlap sums on the tape: [rows, classes], pooled as the options say; a row is a sample, or the whole batch. */
export interface OverlapTerms {
  readonly intersection: Tensor;
  readonly predicted: Tensor;
  readonly actual: Tensor;
}

/** The classes of the rows, before their sums are pooled; background is left out if it is to be. */
export interface Rows {
  readonly rows: number;
  readonly classes: number;
  /** Σ t of each row and class, never squared. */
  readonly volumes: Float64Array;
  /** Whether each row and class takes part: it has a target voxel, or absent classes are kept. */
  readonly takesPart: readonly boolean[];
  /** Weight of each class, or `null`. */
  readonly weights: readonly number[] | null;
}

/** The weight of each row and class in the pool of its row. */
export type PoolWeights = (rows: Rows) => Float64Array;

/**
 * A loss that is a formula over overlap sums. All that such losses share is here: layout, activation, voxels that count,
 * the fused pass, background, pooling, absent classes, weights, reduction.
 *
 * @param formula - the loss of each row and class, elementwise in the sums
 * @param poolWeights - by default, classes are pooled where `average` says so, weighted by `classWeights`
 */
export function overlapLoss(
  name: string,
  prediction: Tensor,
  target: Target,
  settings: OverlapSettings,
  formula: (terms: OverlapTerms) => Tensor,
  poolWeights: PoolWeights | null = settings.average === "micro" ? classWeightsOf : null,
): Tensor {
  const { batch, reduction, weightNormalization, absentClasses, validate } = settings;
  const { sums, kind, ...found } = sumRows(name, prediction, target, settings);
  const { rows, classes, takesPart, weights } = found;
  const shared = { reduction, weightNormalization, absentClasses };
  if (poolWeights === null) {
    const shape = batch ? [classes] : [rows, classes];
    return reduceLosses(formula(termsOf(sums, kind, validate)), {
      ...shared,
      weights,
      present: takesPart,
      shape,
    });
  }
  const pool = new Tensor(poolWeights(found), [rows, classes]);
  const pooled = sumAlong(multiply(sums, pool), 2);
  const present = Array.from({ length: rows }, (_, row) =>
    takesPart.slice(row * classes, (row + 1) * classes).some(Boolean),
  );
  const shape = batch ? [] : [rows];
  return reduceLosses(formula(termsOf(pooled, kind, validate)), { ...shared, weights: null, present, shape });
}

function classWeightsOf({ takesPart, weights, classes }: Rows): Float64Array {
  return Float64Array.from(takesPart, (takes, at) => (takes ? (weights?.[at % classes] ?? 1) : 0));
}

/** Checks everything, then makes the sums: [3, rows, classes]. */
function sumRows(
  name: string,
  prediction: Tensor,
  target: Target,
  settings: OverlapSettings,
): Rows & { readonly sums: Tensor; readonly kind: OverlapPass["kind"] } {
  const { shape } = checkTensor(name, "prediction", prediction);
  const layout = classLayout(name, shape, settings.classAxis);
  checkClassCount(name, layout.classes, settings);
  const weights = checkClassWeights(name, settings.classWeights, layout.classes, settings.includeBackground);
  const checkedTarget = checkTarget(name, target, shape, layout);
  const counted = countedVoxels(name, settings, checkedTarget, layout.voxelShape);

  const kind = kindOf(settings);
  const probabilities = activate(prediction, layout.voxelShape, counted, settings);
  const pass: OverlapPass = { layout, counted, kind };
  const { sums, volumes, valid } = overlapSums(probabilities, checkedTarget, pass, settings.validate);
  if (!valid) {
    if (settings.activation !== "none") checkLogits(name, prediction, probabilities);
    throw invalidValue(name, prediction, checkedTarget, layout, counted);
  }
  const first = settings.includeBackground ? 0 : 1;
  const kept = first === 0 ? sums : withoutFirst(sums, 2);
  const rowVolumes = volumesOf(volumes, layout, first, settings.batch);
  return {
    sums: settings.batch ? sumAlong(kept, 1) : kept,
    kind,
    rows: settings.batch ? 1 : layout.batch,
    classes: layout.classes - first,
    volumes: rowVolumes,
    takesPart: Array.from(rowVolumes, (volume) => settings.absentClasses === "keep" || volume > 0),
    weights: weights?.slice(first) ?? null,
  };
}

function kindOf({ squared, overlap }: OverlapSettings): OverlapPass["kind"] {
  // With squares the semimetric is the product again: (Σp² + Σt² − Σ(p − t)²)/2 = Σ p·t.
  if (squared) return "squares";
  return overlap === "semimetric" ? "distances" : "products";
}

/** Σ t of each row and class. */
function volumesOf(
  volumes: Float64Array,
  { batch, classes }: ClassLayout,
  first: number,
  pooled: boolean,
): Float64Array {
  const kept = classes - first;
  const rows = new Float64Array((pooled ? 1 : batch) * kept);
  for (let sample = 0; sample < batch; sample++) {
    for (let c = 0; c < kept; c++) {
      rows[(pooled ? 0 : sample * kept) + c]! += volumes[sample * classes + first + c]!;
    }
  }
  return rows;
}

/** [3, rows, classes] as the three sums. */
function termsOf(sums: Tensor, kind: OverlapPass["kind"], validated: boolean): OverlapTerms {
  const predicted = notNegative(take(sums, 0, 1), validated);
  const actual = notNegative(take(sums, 0, 2), validated);
  const intersection =
    kind === "distances"
      ? multiply(0.5, subtract(add(predicted, actual), take(sums, 0, 0)))
      : take(sums, 0, 0);
  return { intersection, predicted, actual };
}

/** A probability may lie below 0 by rounding; a sum of them may not, or it would cancel the smoothing. */
function notNegative(sums: Tensor, validated: boolean): Tensor {
  return validated && sums.data.some((sum) => sum < 0) ? atLeast(sums, 0) : sums;
}
