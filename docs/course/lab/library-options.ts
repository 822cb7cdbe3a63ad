import type { Choices, OptionName } from "./lab-options.ts";

const OF_SUMS = ["smooth", "place", "squared", "overlap"] as const;
const OF_CLASSES = [
  "classes",
  "background",
  "average",
  "positive",
  "normalization",
  "absent",
  "mask",
] as const;
const OF_DICE = [...OF_SUMS, ...OF_CLASSES] as const;
const OF_VOXELS = ["background", "positive", "normalization", "mask"] as const;
const OF_TVERSKY = ["alpha", "beta"] as const;

/** Each loss by its function, with the options that it takes on one picture. */
const TABLE: readonly (readonly [loss: string, title: string, options: readonly OptionName[]])[] = [
  ["diceLoss", "Dice", OF_DICE],
  ["jaccardLoss", "Jaccard", OF_DICE],
  ["tverskyLoss", "Tversky", [...OF_TVERSKY, ...OF_DICE]],
  ["focalTverskyLoss", "focal Tversky", [...OF_TVERSKY, "gamma", ...OF_DICE]],
  ["logDiceLoss", "log Dice", OF_DICE],
  ["logCoshDiceLoss", "log cosh Dice", OF_DICE],
  [
    "generalizedDiceLoss",
    "generalized Dice",
    ["weighting", "scale", ...OF_SUMS, "background", "positive", "absent", "mask"],
  ],
  ["binaryCrossEntropyLoss", "cross entropy", ["positive", "mask"]],
  ["crossEntropyLoss", "cross entropy of two classes", ["smoothing", ...OF_VOXELS]],
  ["focalLoss", "focal", ["gamma", "balance", "classes", ...OF_VOXELS]],
  ["diceCrossEntropyLoss", "Dice + cross entropy", ["first", "second", ...OF_DICE]],
  ["diceFocalLoss", "Dice + focal", ["first", "second", "gamma", "balance", ...OF_DICE]],
  ["lovaszHingeLoss", "Lovász hinge", ["absent", "mask"]],
  ["lovaszSoftmaxLoss", "Lovász softmax", ["background", "positive", "normalization", "absent", "mask"]],
  ["centerlineDiceLoss", "centerline Dice", ["iterations", "smooth", "place", ...OF_CLASSES]],
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

/** The options that make a difference beside the others: a panel asks for these. */
export function optionsOffered(choices: Choices): readonly OptionName[] {
  const two = hasTwoClasses(choices);
  const offered: Partial<Record<OptionName, boolean>> = {
    overlap: choices.squared !== "yes",
    background: two,
    average: two && choices.background === "yes",
    // The binary form of the cross entropy weights the target without a class beside it.
    positive: (two && choices.background === "yes") || choices.loss === "binaryCrossEntropyLoss",
    normalization: two && choices.positive !== 1 && choices.average !== "micro",
    balance: !two,
  };
  return optionsTakenBy(choices.loss).filter((name) => offered[name] ?? true);
}

/** The losses of two classes: the picture becomes two channels, background and target. */
const TWO_CLASSES = ["generalizedDiceLoss", "crossEntropyLoss", "lovaszSoftmaxLoss"];

export function hasTwoClasses({ loss, classes }: Pick<Choices, "loss" | "classes">): boolean {
  return TWO_CLASSES.includes(loss) || (classes === "two" && optionsTakenBy(loss).includes("classes"));
}

/** Whether the loss takes its input as logits. */
export function inLogits({ loss, of }: Pick<Choices, "loss" | "of">): boolean {
  return of === "z" || loss === "lovaszHingeLoss";
}

/** Whether the left half of the picture counts alone. */
export function isMasked({ loss, mask }: Pick<Choices, "loss" | "mask">): boolean {
  return mask === "left" && optionsTakenBy(loss).includes("mask");
}

/** The options of the library that the choices mean, but for the mask. */
export function optionsOf(choices: Choices): Record<string, unknown> {
  const { loss, smooth, place, positive } = choices;
  const offered = optionsOffered(choices);
  const takes = (name: OptionName) => offered.includes(name);
  const two = hasTwoClasses(choices);
  const options: Record<string, unknown> = { classAxis: two ? -1 : null };
  if (takes("smooth"))
    options.smooth =
      place === "denominator"
        ? { numerator: 0, denominator: smooth }
        : place === "floor"
          ? { floor: smooth }
          : smooth;
  if (takes("squared") && choices.squared === "yes") options.squared = true;
  if (takes("overlap") && choices.overlap === "semimetric") options.overlap = "semimetric";
  if (takes("absent") && choices.absent !== "keep") options.absentClasses = choices.absent;
  for (const name of ["alpha", "beta", "gamma", "iterations"] as const)
    if (takes(name)) options[name] = choices[name];
  if (takes("balance") && choices.balance !== 0.5) options.alpha = choices.balance;
  if (takes("positive") && positive !== 1) {
    if (two) options.classWeights = [1, positive];
    else options.positiveWeight = positive;
  }
  if (takes("normalization") && choices.normalization !== "weights")
    options.weightNormalization = choices.normalization;
  if (takes("average") && choices.average === "micro") options.average = "micro";
  if (takes("smoothing") && choices.smoothing > 0) options.labelSmoothing = choices.smoothing;
  if (takes("weighting") && choices.weighting !== "square") options.weightType = choices.weighting;
  if (takes("scale") && choices.scale === "none") options.weightScale = "none";
  if (takes("background") && choices.background === "no") options.includeBackground = false;
  if (takes("first") && choices.first !== 1) options.diceWeight = choices.first;
  if (takes("second") && choices.second !== 1)
    options[loss === "diceFocalLoss" ? "focalWeight" : "crossEntropyWeight"] = choices.second;
  if (inLogits(choices) && loss !== "lovaszHingeLoss") options.activation = two ? "softmax" : "sigmoid";
  return options;
}
