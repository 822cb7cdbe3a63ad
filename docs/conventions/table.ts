import {
  centerlineDiceLoss,
  diceCrossEntropyLoss,
  diceFocalLoss,
  diceLoss,
  focalTverskyLoss,
  generalizedDiceLoss,
  jaccardLoss,
  type LabelMap,
  labelMap,
  logDiceLoss,
  lovaszHingeLoss,
  lovaszSoftmaxLoss,
  presets,
  type Tensor,
  tensor,
  transpose,
  tverskyLoss,
} from "softdice";

type Loss = (prediction: Tensor, target: LabelMap, options: object) => Tensor;

const LOSSES = {
  centerlineDiceLoss,
  diceCrossEntropyLoss,
  diceFocalLoss,
  diceLoss,
  focalTverskyLoss,
  generalizedDiceLoss,
  jaccardLoss,
  logDiceLoss,
  lovaszHingeLoss,
  lovaszSoftmaxLoss,
  tverskyLoss,
} as unknown as Readonly<Record<string, Loss>>;

/** The loss that each preset is for. */
const LOSS_OF: Readonly<Record<keyof typeof presets, Readonly<Record<string, string>>>> = {
  tensorflow: { basic: "diceLoss", weighted: "diceLoss", multiclass: "diceLoss" },
  keras: { dice: "diceLoss", dicePerSample: "diceLoss", dicePerClass: "diceLoss", tversky: "tverskyLoss" },
  monai: {
    dice: "diceLoss",
    diceSoftLabel: "diceLoss",
    jaccard: "jaccardLoss",
    generalizedDice: "generalizedDiceLoss",
    tversky: "tverskyLoss",
    diceCrossEntropy: "diceCrossEntropyLoss",
    diceFocal: "diceFocalLoss",
    centerlineDice: "centerlineDiceLoss",
  },
  smp: {
    dice: "diceLoss",
    logDice: "logDiceLoss",
    jaccard: "jaccardLoss",
    tversky: "tverskyLoss",
    focalTversky: "focalTverskyLoss",
    lovaszSoftmax: "lovaszSoftmaxLoss",
    lovaszHinge: "lovaszHingeLoss",
  },
  kornia: {
    dice: "diceLoss",
    diceMacro: "diceLoss",
    tversky: "tverskyLoss",
    tverskyMacro: "tverskyLoss",
    lovaszSoftmax: "lovaszSoftmaxLoss",
    lovaszHinge: "lovaszHingeLoss",
  },
  nnunet: {
    dice: "diceLoss",
    trainerDice: "diceLoss",
    diceCrossEntropy: "diceCrossEntropyLoss",
    diceBinaryCrossEntropy: "diceCrossEntropyLoss",
  },
  jdt: { jaccard: "jaccardLoss", dice: "diceLoss", tversky: "tverskyLoss", focalTversky: "focalTverskyLoss" },
};

/** The probabilities of three classes at 2 × 2 voxels, twice. */
const PROBABILITIES = [
  [0.7, 0.2, 0.1, 0.6, 0.3, 0.1, 0.2, 0.5, 0.3, 0.1, 0.3, 0.6],
  [0.8, 0.1, 0.1, 0.5, 0.3, 0.2, 0.6, 0.2, 0.2, 0.3, 0.6, 0.1],
].flat();

const threeClasses = {
  logits: tensor(Float64Array.from(PROBABILITIES, Math.log), [2, 2, 2, 3]),
  target: labelMap([0, 0, 1, 2, 0, 0, 0, 1], [2, 2, 2]),
};

/** Probabilities of one class at 2 × 2 voxels, and its mask. */
const ONE_CLASS = [
  { p: [0.8, 0.3, 0.2, 0.9], t: [1, 0, 1, 1] },
  { p: [0.1, 0.1, 0.1, 0.1], t: [0, 0, 0, 0] },
  { p: [0, 0, 0, 0], t: [0, 0, 0, 0] },
].map(({ p, t }) => ({
  prediction: tensor(Float64Array.from(p), [1, 2, 2]),
  target: labelMap(t, [1, 2, 2]),
}));

/** All presets, as they are listed. */
export const presetNames: readonly string[] = Object.entries(LOSS_OF).flatMap(([library, losses]) =>
  Object.keys(losses).map((name) => `${library}.${name}`),
);

/** The table of all presets and what they give, in Markdown. */
function conventionsTable(): string {
  const heading = ["preset", "loss", "three classes", "one class", "empty target", "both empty"];
  const rows = presetNames.map((preset) => {
    const [library, name] = preset.split(".") as [keyof typeof presets, string];
    const loss = LOSS_OF[library][name]!;
    const options = (presets[library] as unknown as Readonly<Record<string, object>>)[name]!;
    const values = [valueOfThree(loss, options), ...valuesOfOne(library, loss, options)];
    return [`\`${preset}\``, `\`${loss}\``, ...values];
  });
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heading), line(["---", "---", ...Array<string>(4).fill("---:")]), ...rows.map(line)].join(
    "\n",
  );
}

/** Logits of three classes, laid out as the preset has it; a softmax of them where it says nothing. */
function valueOfThree(loss: string, options: { readonly classAxis?: number }): string {
  const { logits, target } = threeClasses;
  const prediction = options.classAxis === 1 ? transpose(logits, [0, 3, 1, 2]) : logits;
  const activation = loss === "lovaszHingeLoss" ? {} : { activation: "softmax" };
  return printed(LOSSES[loss]!(prediction, target, { ...activation, ...options }));
}

/** One class; a dash where the other library has no such form. */
function valuesOfOne(
  library: string,
  loss: string,
  options: { readonly includeBackground?: boolean },
): string[] {
  const severalOnly = library === "kornia" || library === "jdt" || options.includeBackground === false;
  return ONE_CLASS.map(({ prediction, target }) =>
    severalOnly || loss.startsWith("lovasz")
      ? "–"
      : printed(LOSSES[loss]!(prediction, target, { ...options, classAxis: null, activation: "none" })),
  );
}

function printed(value: Tensor): string {
  return value
    .item()
    .toFixed(6)
    .replace(/^-0\.0+$/, "0.000000");
}

const START = "<!-- made by docs/conventions/main.ts -->";
const END = "<!-- end -->";

/** The page with the table between its two comments. */
export function withTable(page: string): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`the page lacks "${START}" and "${END}"`);
  return `${page.slice(0, start + START.length)}\n\n${conventionsTable()}\n\n${page.slice(end)}`;
}
