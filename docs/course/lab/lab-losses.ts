import {
  binaryCrossEntropyLoss,
  centerlineDiceLoss,
  countOverlap,
  crossEntropyLoss,
  diceCrossEntropyLoss,
  diceFocalLoss,
  diceLoss,
  diceScore,
  focalLoss,
  focalTverskyLoss,
  formatInspection,
  generalizedDiceLoss,
  inspectGradient,
  jaccardLoss,
  labelMap,
  logCoshDiceLoss,
  logDiceLoss,
  lovaszHingeLoss,
  lovaszSoftmaxLoss,
  multiply,
  stack,
  subtract,
  type Tensor,
  tensor,
  tverskyLoss,
  valueAndGrad,
} from "softdice";
import type { Choices } from "./lab-options.ts";
import { hasTwoClasses, inLogits, isMasked, optionsOf } from "./library-options.ts";
import { SIDE } from "./scenes.ts";

type Loss = (x: Tensor, target: Tensor, options?: object) => Tensor;

const functions = {
  diceLoss,
  jaccardLoss,
  tverskyLoss,
  focalTverskyLoss,
  logDiceLoss,
  logCoshDiceLoss,
  generalizedDiceLoss,
  binaryCrossEntropyLoss,
  crossEntropyLoss,
  focalLoss,
  diceCrossEntropyLoss,
  diceFocalLoss,
  lovaszHingeLoss,
  lovaszSoftmaxLoss,
  centerlineDiceLoss,
} as unknown as Readonly<Record<string, Loss>>;

/** A picture as a tensor: one sample of rows and columns. */
export function picture(data: Float64Array): Tensor {
  return tensor(data, [1, SIDE, data.length / SIDE]);
}

/** The left half of a picture, row by row. */
const LEFT = Float64Array.from({ length: SIDE * SIDE }, (_, k) => (k % SIDE < SIDE / 2 ? 1 : 0));

/** The options of the choices, with the mask. */
function allOptionsOf(choices: Choices): Record<string, unknown> {
  return { ...optionsOf(choices), ...(isMasked(choices) && { mask: picture(LEFT) }) };
}

/** The loss of the library, of one channel: a loss of two classes gets the background as its first channel. */
function lossOf(choices: Choices): Loss {
  const loss = functions[choices.loss]!;
  if (!hasTwoClasses(choices)) return loss;
  const background = inLogits(choices) ? (x: Tensor) => multiply(x, 0) : (x: Tensor) => subtract(1, x);
  return (x, t, options) =>
    loss(stack([background(x), x], { axis: -1 }), stack([subtract(1, t), t], { axis: -1 }), {
      ...options,
      ...allOptionsOf(choices),
    });
}

/** The loss as a function of probabilities, or of logits. */
export function labLoss(choices: Choices, target: Float64Array): (x: Tensor) => Tensor {
  const [loss, truth, options] = [lossOf(choices), picture(target), allOptionsOf(choices)];
  return (x) => loss(x, truth, options);
}

export interface LabAnswer {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly intersection: number;
  readonly predicted: number;
  readonly actual: number;
  /** The pixels that the loss sees. */
  readonly pixels: number;
  /** The sums of the gradient over the target and over the rest. */
  readonly onTarget: number;
  readonly elsewhere: number;
  readonly largest: number;
}

/** The value of the loss and its gradient, with the sums that explain them. */
export function evaluate(choices: Choices, prediction: Float64Array, target: Float64Array): LabAnswer {
  const { value, gradient } = valueAndGrad(labLoss(choices, target))(inputOf(choices, prediction));
  const g = gradient.data as Float64Array;
  let [intersection, predicted, actual, pixels, onTarget, elsewhere, largest] = [0, 0, 0, 0, 0, 0, 0];
  const masked = isMasked(choices);
  for (let k = 0; k < g.length; k++) {
    if (masked && LEFT[k] === 0) continue;
    const [p, t] = [prediction[k]!, target[k]!];
    pixels++;
    intersection += p * t;
    predicted += p;
    actual += t;
    if (t > 0.5) onTarget += g[k]!;
    else elsewhere += g[k]!;
    largest = Math.max(largest, Math.abs(g[k]!));
  }
  return {
    value: value.item(),
    gradient: g,
    intersection,
    predicted,
    actual,
    pixels,
    onTarget,
    elsewhere,
    largest,
  };
}

/** Dice of the masks at ½; NaN where both are empty. */
export function diceOfMasks(prediction: Float64Array, target: Float64Array): number {
  const mask = (field: Float64Array) => labelMap(Uint8Array.from(field, (x) => (x > 0.5 ? 1 : 0)));
  return diceScore(countOverlap(mask(prediction), mask(target), { classes: 2 }), { average: "none" })[1]!;
}

/** The value of the loss alone. */
export function lossValue(choices: Choices, prediction: Float64Array, target: Float64Array): number {
  return labLoss(choices, target)(inputOf(choices, prediction)).item();
}

function inputOf(choices: Choices, prediction: Float64Array): Tensor {
  return picture(inLogits(choices) ? prediction.map(logit) : prediction);
}

/** What the gradient does to the whole prediction: the sentences of the library, and the count of distinct values in them. */
export function inspectionOf(
  choices: Choices,
  prediction: Float64Array,
  target: Float64Array,
): { readonly sentences: string[]; readonly distinctValues: number } {
  // The two channels of a loss of two classes are made of one picture, which is a binary problem.
  const activation = inLogits(choices) ? "sigmoid" : "none";
  const options = hasTwoClasses(choices) ? { classAxis: null, activation } : allOptionsOf(choices);
  const inspection = inspectGradient(
    lossOf(choices) as never,
    inputOf(choices, prediction),
    picture(target),
    options as never,
  );
  // The first line repeats the value of the loss.
  const sentences = formatInspection(inspection)
    .split("\n")
    .slice(2)
    .map((sentence) => sentence.trim());
  return { sentences, distinctValues: inspection.distinctValues };
}

/** How many gradient elements lie in each of 41 bins from −limit to limit, apart for target and rest. */
export function histogram(
  gradient: Float64Array,
  target: Float64Array,
  limit: number,
): { target: number[]; rest: number[] } {
  const bins = { target: Array<number>(41).fill(0), rest: Array<number>(41).fill(0) };
  for (let k = 0; k < gradient.length; k++) {
    const bin = Math.min(40, Math.max(0, Math.round(20 + (20 * gradient[k]!) / (limit || 1))));
    (target[k]! > 0.5 ? bins.target : bins.rest)[bin]!++;
  }
  return bins;
}

/** The prediction after steps of gradient descent, each pixel with its own logit; the rate is for one picture. */
export function descend(
  choices: Choices,
  { prediction, target }: { prediction: Float64Array; target: Float64Array },
  steps: number,
  rate = 200,
): Float64Array {
  const logits = prediction.map(logit);
  const step = valueAndGrad(labLoss({ ...choices, of: "z" }, target));
  for (let k = 0; k < steps; k++) {
    const { data } = step(picture(logits.slice())).gradient;
    for (let i = 0; i < logits.length; i++)
      logits[i] = Math.min(12, Math.max(-12, logits[i]! - rate * data[i]!));
  }
  return logits.map((z) => 1 / (1 + Math.exp(-z)));
}

function logit(p: number): number {
  return Math.log(p / (1 - p));
}
