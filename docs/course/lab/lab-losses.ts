import {
  binaryCrossEntropyLoss,
  diceCrossEntropyLoss,
  diceFocalLoss,
  diceLoss,
  focalLoss,
  focalTverskyLoss,
  formatInspection,
  inspectGradient,
  jaccardLoss,
  logCoshDiceLoss,
  logDiceLoss,
  lovaszHingeLoss,
  type Tensor,
  tensor,
  tverskyLoss,
  valueAndGrad,
} from "softdice";
import { SIDE } from "./scenes.ts";

/** The choices of the lab, as they stand in an address. */
export interface Choices {
  readonly loss: string;
  readonly of: string;
  readonly smooth: number;
  readonly place: string;
  readonly squared: string;
  readonly overlap: string;
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

export const LOSSES = [
  ["diceLoss", "Dice"],
  ["jaccardLoss", "Jaccard"],
  ["tverskyLoss", "Tversky"],
  ["focalTverskyLoss", "focal Tversky"],
  ["logDiceLoss", "log Dice"],
  ["logCoshDiceLoss", "log cosh Dice"],
  ["binaryCrossEntropyLoss", "cross entropy"],
  ["focalLoss", "focal"],
  ["diceCrossEntropyLoss", "Dice + cross entropy"],
  ["diceFocalLoss", "Dice + focal"],
  ["lovaszHingeLoss", "Lovász hinge"],
] as const;

/** The option of each kind that a loss takes. */
const TAKES: Readonly<Record<string, readonly string[]>> = {
  diceLoss: ["smooth", "squared", "overlap"],
  jaccardLoss: ["smooth", "squared", "overlap"],
  tverskyLoss: ["smooth", "alpha", "beta"],
  focalTverskyLoss: ["smooth", "alpha", "beta", "gamma"],
  logDiceLoss: ["smooth", "squared", "overlap"],
  logCoshDiceLoss: ["smooth", "squared", "overlap"],
  binaryCrossEntropyLoss: [],
  focalLoss: ["gamma"],
  diceCrossEntropyLoss: ["smooth", "squared", "overlap"],
  diceFocalLoss: ["smooth", "squared", "overlap", "gamma"],
  lovaszHingeLoss: [],
};

const functions = {
  diceLoss,
  jaccardLoss,
  tverskyLoss,
  focalTverskyLoss,
  logDiceLoss,
  logCoshDiceLoss,
  binaryCrossEntropyLoss,
  focalLoss,
  diceCrossEntropyLoss,
  diceFocalLoss,
  lovaszHingeLoss,
} as unknown as Readonly<Record<string, (x: Tensor, target: Tensor, options: object) => Tensor>>;

export function takes(loss: string, option: string): boolean {
  return TAKES[loss]?.includes(option) ?? false;
}

/** The options of the library that the choices mean. */
export function optionsOf(choices: Choices): Record<string, unknown> {
  const { loss } = choices;
  const options: Record<string, unknown> = { classAxis: null };
  if (takes(loss, "smooth"))
    options.smooth =
      choices.place === "denominator" ? { numerator: 0, denominator: choices.smooth } : choices.smooth;
  if (takes(loss, "squared") && choices.squared === "yes") options.squared = true;
  if (takes(loss, "overlap") && choices.overlap === "semimetric" && choices.squared !== "yes")
    options.overlap = "semimetric";
  for (const name of ["alpha", "beta", "gamma"] as const)
    if (takes(loss, name)) options[name] = choices[name];
  if (choices.of === "z" && loss !== "lovaszHingeLoss") options.activation = "sigmoid";
  return options;
}

/** The loss as a function of probabilities, or of logits. */
export function labLoss(choices: Choices, target: Float64Array): (x: Tensor) => Tensor {
  const truth = tensor(target, [1, target.length]);
  const options = optionsOf(choices);
  return (x) => functions[choices.loss]!(x, truth, options);
}

/** Whether the loss takes its input as logits. */
export function inLogits({ loss, of }: Choices): boolean {
  return of === "z" || loss === "lovaszHingeLoss";
}

export interface LabAnswer {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly intersection: number;
  readonly predicted: number;
  readonly actual: number;
  /** The sums of the gradient over the target and over the rest. */
  readonly onTarget: number;
  readonly elsewhere: number;
  readonly values: number;
  readonly largest: number;
}

/** The value of the loss and its gradient, with the sums that explain them. */
export function evaluate(choices: Choices, prediction: Float64Array, target: Float64Array): LabAnswer {
  const input = inLogits(choices) ? prediction.map(logit) : prediction;
  const { value, gradient } = valueAndGrad(labLoss(choices, target))(tensor(input, [1, input.length]));
  const g = gradient.data as Float64Array;
  let [intersection, predicted, actual, onTarget, elsewhere, largest] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < g.length; k++) {
    const [p, t] = [prediction[k]!, target[k]!];
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
    onTarget,
    elsewhere,
    values: new Set(g).size,
    largest,
  };
}

/** What the gradient does to the whole prediction, in the sentences of the library. */
export function sentencesOf(choices: Choices, prediction: Float64Array, target: Float64Array): string[] {
  const input = inLogits(choices) ? prediction.map(logit) : prediction;
  const [x, truth] = [input, target].map((data) => tensor(data, [1, data.length]));
  const options = optionsOf(choices);
  const inspection = inspectGradient(functions[choices.loss]! as never, x!, truth!, options);
  // The first line repeats the value of the loss.
  return formatInspection(inspection)
    .split("\n")
    .slice(2)
    .map((sentence) => sentence.trim());
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
  const ofLogits = { ...choices, of: "z" };
  const step = valueAndGrad(labLoss(ofLogits, target));
  for (let k = 0; k < steps; k++) {
    const { data } = step(tensor(logits.slice(), [1, logits.length])).gradient;
    for (let i = 0; i < logits.length; i++)
      logits[i] = Math.min(12, Math.max(-12, logits[i]! - rate * data[i]!));
  }
  return logits.map((z) => 1 / (1 + Math.exp(-z)));
}

/** The loss against one of its choices, the others as they are. */
export function sweep(
  choices: Choices,
  prediction: Float64Array,
  target: Float64Array,
  kind: string,
): (readonly [number, number])[] {
  if (kind === "smooth")
    return Array.from({ length: 46 }, (_, k) => 10 ** (-6 + k / 5)).map(
      (smooth) => [smooth, evaluate({ ...choices, smooth }, prediction, target).value] as const,
    );
  // Hard predictions above a threshold.
  return Array.from({ length: 49 }, (_, k) => (k + 1) / 50).map((threshold) => {
    const hard = prediction.map((p) => (p >= threshold ? 0.998 : 0.002));
    return [threshold, evaluate(choices, hard, target).value] as const;
  });
}

/** Code that makes the same call in Node: its pictures as runs of ones, its probabilities by thousandths. */
export function codeOf(choices: Choices, prediction: Float64Array, target: Float64Array): string {
  const runs: number[] = [];
  let last = 0;
  for (const [k, t] of [...target, 2].entries())
    if ((t > 0.5 ? 1 : 0) !== last || t === 2) {
      runs.push(k);
      last = t > 0.5 ? 1 : 0;
    }
  const thousandths = Array.from(prediction, (p) => Math.round(1000 * p));
  const input = inLogits(choices) ? "prediction.map((p) => Math.log(p / (1 - p)))" : "prediction";
  return `import { ${choices.loss}, tensor, valueAndGrad } from "softdice";

const pixels = ${SIDE * SIDE};
const target = new Float64Array(pixels);
const runs = [${runs.join(",")}];
for (let k = 0; k + 1 < runs.length; k += 2) target.fill(1, runs[k], runs[k + 1]);
const prediction = Float64Array.from([${thousandths.join(",")}], (x) => x / 1000);

const loss = (x) => ${choices.loss}(x, tensor(target, [1, pixels]), ${JSON.stringify(optionsOf(choices))});
const { value, gradient } = valueAndGrad(loss)(tensor(${input}, [1, pixels]));
console.log(value.item(), Math.max(...gradient.data.map(Math.abs)));
`;
}

function logit(p: number): number {
  return Math.log(p / (1 - p));
}
