/** The choices of the lab, as they stand in an address: the loss, what it is differentiated by, and its options. */
export interface Choices {
  readonly loss: string;
  /** `"p"`: probabilities, `"z"`: logits. */
  readonly of: string;
  readonly smooth: number;
  readonly place: string;
  readonly squared: string;
  readonly overlap: string;
  readonly absent: string;
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly balance: number;
  readonly positive: number;
  readonly smoothing: number;
  readonly weighting: string;
  readonly background: string;
  readonly first: number;
  readonly second: number;
  readonly iterations: number;
}

export type OptionName = Exclude<keyof Choices, "loss" | "of">;

/** How a panel asks for an option: a slider, whose bounds are exponents of ten where it is logarithmic, or a choice. */
export type OptionControl =
  | {
      readonly label: string;
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly logarithmic?: true;
    }
  | { readonly label: string; readonly values: readonly (readonly [value: string, title: string])[] };

const yesOrNo = [
  ["no", "no"],
  ["yes", "yes"],
] as const;

export const OPTIONS: Readonly<Record<OptionName, OptionControl>> = {
  smooth: { label: "ε", min: -6, max: 3, step: 0.25, logarithmic: true },
  place: {
    label: "ε is added to",
    values: [
      ["both", "both sums"],
      ["denominator", "denominator"],
    ],
  },
  squared: { label: "Squares below", values: yesOrNo },
  overlap: {
    label: "Overlap",
    values: [
      ["product", "product"],
      ["semimetric", "semimetric"],
    ],
  },
  absent: {
    label: "A picture without a target",
    values: [
      ["keep", "counts"],
      ["zero", "counts as 0"],
    ],
  },
  alpha: { label: "α, of false pixels", min: 0, max: 1, step: 0.05 },
  beta: { label: "β, of missed pixels", min: 0.05, max: 1, step: 0.05 },
  gamma: { label: "γ", min: 0.25, max: 4, step: 0.25 },
  balance: { label: "α, weight of the target", min: 0.05, max: 0.95, step: 0.05 },
  positive: { label: "Weight of the target", min: 0, max: 2, step: 0.05, logarithmic: true },
  smoothing: { label: "Label smoothing", min: 0, max: 0.5, step: 0.05 },
  weighting: {
    label: "Weight of a class of V pixels",
    values: [
      ["square", "1/V²"],
      ["simple", "1/V"],
      ["uniform", "1"],
    ],
  },
  background: {
    label: "The background is a class",
    values: [
      ["yes", "yes"],
      ["no", "no"],
    ],
  },
  first: { label: "Weight of Dice", min: 0, max: 2, step: 0.1 },
  second: { label: "Weight of the other part", min: 0, max: 2, step: 0.1 },
  iterations: { label: "Iterations", min: 1, max: 10, step: 1 },
};

/** The choices at the start. The defaults of the library, but for those of focal Tversky. */
export const START_CHOICES: Choices = {
  loss: "diceLoss",
  of: "p",
  smooth: 1e-6,
  place: "both",
  squared: "no",
  overlap: "product",
  absent: "keep",
  alpha: 0.3,
  beta: 0.7,
  gamma: 2,
  balance: 0.5,
  positive: 1,
  smoothing: 0,
  weighting: "square",
  background: "yes",
  first: 1,
  second: 1,
  iterations: 3,
};

const OF_DICE = ["smooth", "place", "squared", "overlap", "absent"] as const;

/** Each loss by its function, with the options that it takes on one picture. */
const TABLE: readonly (readonly [loss: string, title: string, options: readonly OptionName[]])[] = [
  ["diceLoss", "Dice", OF_DICE],
  ["jaccardLoss", "Jaccard", OF_DICE],
  ["tverskyLoss", "Tversky", ["alpha", "beta", "smooth", "place", "absent"]],
  ["focalTverskyLoss", "focal Tversky", ["alpha", "beta", "gamma", "smooth", "place", "absent"]],
  ["logDiceLoss", "log Dice", OF_DICE],
  ["logCoshDiceLoss", "log cosh Dice", OF_DICE],
  ["generalizedDiceLoss", "generalized Dice", ["weighting", "background", "smooth", "place", "squared"]],
  ["binaryCrossEntropyLoss", "cross entropy", ["positive"]],
  ["crossEntropyLoss", "cross entropy of two classes", ["positive", "smoothing"]],
  ["focalLoss", "focal", ["gamma", "balance"]],
  ["diceCrossEntropyLoss", "Dice + cross entropy", ["first", "second", ...OF_DICE]],
  ["diceFocalLoss", "Dice + focal", ["first", "second", "gamma", ...OF_DICE]],
  ["lovaszHingeLoss", "Lovász hinge", ["absent"]],
  ["lovaszSoftmaxLoss", "Lovász softmax", ["background"]],
  ["centerlineDiceLoss", "centerline Dice", ["iterations", "smooth", "absent"]],
];

export const LOSSES: readonly (readonly [loss: string, title: string])[] = TABLE.map(([loss, title]) => [
  loss,
  title,
]);

const taken = new Map(TABLE.map(([loss, , options]) => [loss, options]));

/** The options that a loss takes. */
export function optionsTakenBy(loss: string): readonly OptionName[] {
  return taken.get(loss) ?? [];
}

/** Choices from an address that may be damaged: numbers within the bounds of their sliders, and words that are offered. */
export function soundChoices<Found extends Choices>(found: Found): Found {
  const sound: Record<string, number | string> = {};
  for (const [name, control] of Object.entries(OPTIONS) as [OptionName, OptionControl][]) {
    const value = found[name];
    if ("values" in control)
      sound[name] = control.values.some(([offered]) => offered === value) ? value : START_CHOICES[name];
    else {
      const [low, high] = [control.min, control.max].map((x) => (control.logarithmic ? 10 ** x : x));
      sound[name] = Math.min(high!, Math.max(low!, Number(value)));
    }
  }
  return {
    ...found,
    ...sound,
    loss: taken.has(found.loss) ? found.loss : START_CHOICES.loss,
    of: found.of === "z" ? "z" : "p",
  };
}

/** The losses of two classes: the picture becomes two channels, background and target. */
const TWO_CLASSES = ["generalizedDiceLoss", "crossEntropyLoss", "lovaszSoftmaxLoss"];

export function hasTwoClasses({ loss }: Pick<Choices, "loss">): boolean {
  return TWO_CLASSES.includes(loss);
}

/** Whether the loss takes its input as logits. */
export function inLogits({ loss, of }: Pick<Choices, "loss" | "of">): boolean {
  return of === "z" || loss === "lovaszHingeLoss";
}

/** The options of the library that the choices mean. */
export function optionsOf(choices: Choices): Record<string, unknown> {
  const { loss } = choices;
  const takes = (name: OptionName) => optionsTakenBy(loss).includes(name);
  const two = hasTwoClasses(choices);
  const options: Record<string, unknown> = { classAxis: two ? -1 : null };
  if (takes("smooth"))
    options.smooth =
      takes("place") && choices.place === "denominator"
        ? { numerator: 0, denominator: choices.smooth }
        : choices.smooth;
  if (takes("squared") && choices.squared === "yes") options.squared = true;
  if (takes("overlap") && choices.overlap === "semimetric" && choices.squared !== "yes")
    options.overlap = "semimetric";
  if (takes("absent") && choices.absent === "zero") options.absentClasses = "zero";
  for (const name of ["alpha", "beta", "gamma", "iterations"] as const)
    if (takes(name)) options[name] = choices[name];
  if (takes("balance") && choices.balance !== 0.5) options.alpha = choices.balance;
  if (takes("positive") && choices.positive !== 1) {
    if (two) options.classWeights = [1, choices.positive];
    else options.positiveWeight = choices.positive;
  }
  if (takes("smoothing") && choices.smoothing > 0) options.labelSmoothing = choices.smoothing;
  if (takes("weighting") && choices.weighting !== "square") options.weightType = choices.weighting;
  if (takes("background") && choices.background === "no") options.includeBackground = false;
  if (takes("first") && choices.first !== 1) options.diceWeight = choices.first;
  if (takes("second") && choices.second !== 1)
    options[loss === "diceFocalLoss" ? "focalWeight" : "crossEntropyWeight"] = choices.second;
  if (inLogits(choices) && loss !== "lovaszHingeLoss") options.activation = two ? "softmax" : "sigmoid";
  return options;
}
