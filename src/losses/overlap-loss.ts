import { invalidValue } from "../kernels/invalid-values.ts";
import { add, multiply, subtract } from "../ops/arithmetic.ts";
import { type OverlapPass, overlapSums } from "../ops/overlap.ts";
import { sum } from "../ops/reduce.ts";
import { slice, take } from "../ops/shape.ts";
import { type ClassLayout, classLayout } from "../tensor/class-layout.ts";
import { checkTarget, countedVoxels, type Target } from "../tensor/target.ts";
import { checkTensor, Tensor } from "../tensor/tensor.ts";
import { activate, checkLogits } from "./activation.ts";
import { checkClassWeights, type OverlapSettings } from "./overlap-options.ts";
import { reduceLosses } from "./reduction.ts";

/** Overlap sums on the tape: [rows, classes], pooled as the options say; a row is a sample, or the whole batch. */
export interface OverlapTerms {
  readonly intersection: Tensor;
  readonly predicted: Tensor;
  readonly actual: Tensor;
}

/**
 * A loss that is a formula over overlap sums. All that such losses share is here: layout, activation, voxels that count,
 * the fused pass, background, pooling, absent classes, weights, reduction.
 *
 * @param formula - the loss of each row and class, elementwise in the sums
 */
export function overlapLoss(
  name: string,
  prediction: Tensor,
  target: Target,
  settings: OverlapSettings,
  formula: (terms: OverlapTerms) => Tensor,
): Tensor {
  const { includeBackground, batch, average, absentClasses, reduction, weightNormalization } = settings;
  const { shape } = checkTensor(name, "prediction", prediction);
  const layout = classLayout(name, shape, settings.classAxis);
  checkClasses(name, layout, settings);
  const weights = checkClassWeights(name, settings.classWeights, layout.classes);
  const checkedTarget = checkTarget(name, target, shape, layout);
  const counted = countedVoxels(name, settings, checkedTarget, layout.voxelShape);

  const pass: OverlapPass = { layout, counted, kind: kindOf(settings) };
  const probabilities = activate(prediction, layout.voxelShape, counted, settings);
  const { sums, volumes, valid } = overlapSums(probabilities, checkedTarget, pass, settings.validate);
  if (!valid) {
    if (settings.activation !== "none") checkLogits(name, prediction, probabilities);
    throw invalidValue(name, prediction, checkedTarget, layout, counted);
  }

  const first = includeBackground ? 0 : 1;
  const classes = layout.classes - first;
  const rows = batch ? 1 : layout.batch;
  const present = presence(volumes, layout, first, batch);
  const kept = first === 0 ? sums : slice(sums, { axis: 2, start: first });
  const pooled = batch ? sum(kept, { axes: 1, keepDims: true }) : kept;
  const keptWeights = weights?.slice(first) ?? null;
  if (average === "macro") {
    return reduceLosses(formula(termsOf(pooled, pass.kind)), {
      reduction,
      weights: keptWeights,
      weightNormalization,
      absentClasses,
      present,
      shape: batch ? [classes] : [rows, classes],
    });
  }
  const pool = Float64Array.from(present, (there, at) =>
    absentClasses === "keep" || there ? (keptWeights?.[at % classes] ?? 1) : 0,
  );
  const micro = sum(multiply(pooled, new Tensor(pool, [rows, classes])), { axes: 2, keepDims: true });
  return reduceLosses(formula(termsOf(micro, pass.kind)), {
    reduction,
    weights: null,
    weightNormalization,
    absentClasses,
    present: Array.from({ length: rows }, (_, row) =>
      present.slice(row * classes, (row + 1) * classes).some(Boolean),
    ),
    shape: batch ? [] : [rows],
  });
}

function kindOf({ squared, overlap }: OverlapSettings): OverlapPass["kind"] {
  // With squares the semimetric is the product again: (Σp² + Σt² − Σ(p − t)²)/2 = Σ p·t.
  if (squared) return "squares";
  return overlap === "semimetric" ? "distances" : "products";
}

/** Whether each row and class has a target voxel. */
function presence(
  volumes: Float64Array,
  { batch, classes }: ClassLayout,
  first: number,
  pooled: boolean,
): boolean[] {
  const kept = classes - first;
  const present = new Array<boolean>((pooled ? 1 : batch) * kept).fill(false);
  for (let sample = 0; sample < batch; sample++) {
    for (let c = 0; c < kept; c++) {
      if (volumes[sample * classes + first + c]! > 0) present[(pooled ? 0 : sample * kept) + c] = true;
    }
  }
  return present;
}

/** [3, rows, classes] as the three sums. */
function termsOf(sums: Tensor, kind: OverlapPass["kind"]): OverlapTerms {
  const predicted = take(sums, 0, 1);
  const actual = take(sums, 0, 2);
  const intersection =
    kind === "distances"
      ? multiply(0.5, subtract(add(predicted, actual), take(sums, 0, 0)))
      : take(sums, 0, 0);
  return { intersection, predicted, actual };
}

function checkClasses(name: string, { classes }: ClassLayout, settings: OverlapSettings): void {
  if (settings.activation === "softmax" && classes < 2) {
    throw new RangeError(
      `${name}: softmax over one class is 1 everywhere; activation "sigmoid" takes the logits of one`,
    );
  }
  if (!settings.includeBackground && classes < 2) {
    throw new RangeError(`${name}: includeBackground false leaves no class of 1`);
  }
}
