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
  readonly mask: string;
  readonly classes: string;
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly balance: number;
  readonly positive: number;
  readonly normalization: string;
  readonly average: string;
  readonly smoothing: number;
  readonly weighting: string;
  readonly scale: string;
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
      ["floor", "neither: the least denominator"],
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
    label: "A class without a target",
    values: [
      ["keep", "counts"],
      ["zero", "counts as 0"],
      ["skip", "is left out"],
    ],
  },
  mask: {
    label: "Pixels that count",
    values: [
      ["all", "all"],
      ["left", "the left half"],
    ],
  },
  classes: {
    label: "Classes",
    values: [
      ["one", "target"],
      ["two", "background, target"],
    ],
  },
  alpha: { label: "α, of false pixels", min: 0, max: 1, step: 0.05 },
  beta: { label: "β, of missed pixels", min: 0.05, max: 1, step: 0.05 },
  gamma: { label: "γ", min: 0.25, max: 4, step: 0.25 },
  balance: { label: "α, weight of the target", min: 0.05, max: 0.95, step: 0.05 },
  positive: { label: "Weight of the target", min: 0, max: 2, step: 0.05, logarithmic: true },
  normalization: {
    label: "The weighted sum is divided by",
    values: [
      ["weights", "the weights"],
      ["classes", "the classes"],
      ["none", "nothing"],
    ],
  },
  average: {
    label: "Average",
    values: [
      ["macro", "of the classes"],
      ["micro", "of their sums"],
    ],
  },
  smoothing: { label: "Label smoothing", min: 0, max: 0.5, step: 0.05 },
  weighting: {
    label: "Weight of a class of V pixels",
    values: [
      ["square", "1/V²"],
      ["simple", "1/V"],
      ["uniform", "1"],
    ],
  },
  scale: {
    label: "The largest of these weights",
    values: [
      ["largest", "is 1"],
      ["none", "is as it is"],
    ],
  },
  background: {
    label: "The background counts",
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
  mask: "all",
  classes: "one",
  alpha: 0.3,
  beta: 0.7,
  gamma: 2,
  balance: 0.5,
  positive: 1,
  normalization: "weights",
  average: "macro",
  smoothing: 0,
  weighting: "square",
  scale: "largest",
  background: "yes",
  first: 1,
  second: 1,
  iterations: 3,
};
