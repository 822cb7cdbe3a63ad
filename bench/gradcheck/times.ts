import { diceLoss, type GradcheckReport, gradcheck, type Tensor, tensor } from "softdice";
import { type Case, type Subject, subject } from "../harness/subject.ts";
import { diceInputs } from "../inputs/dice.ts";
import { gaussian, uniform } from "../inputs/inputs.ts";
import { checkWhole } from "./checkers/softdice.ts";
import { type Draft, makeCase, type Precision } from "./gradient-case.ts";
import { exact, softmaxDice, tversky } from "./losses.ts";

const VOXELS = 100_000;
const CLASSES = 2;
const SMOOTH = 1e-6;

function checkSubject(name: string, prepare: () => () => GradcheckReport): Subject {
  return subject(name, () => ({
    run: prepare(),
    processor: true,
    checksum: ({ verdict }) => ({ passes: verdict === "pass" ? 1 : 0 }),
    note: ({ evaluations }) => `${evaluations} evaluations`,
  }));
}

function blackBox(precision: Precision, draft: () => Draft): Subject {
  return checkSubject(`by hand, ${precision}`, () => {
    const one = makeCase(draft(), precision, 1);
    return () => checkWhole(one, one.gradient);
  });
}

/** As many voxels, each with logits of its classes, and which of them it is of. */
function classInputs() {
  const random = uniform(3);
  const { target } = diceInputs(VOXELS);
  return {
    logits: Float64Array.from({ length: CLASSES * VOXELS }, () => gaussian(random)),
    target: Float64Array.from({ length: CLASSES * VOXELS }, (_, k) => {
      return target[Math.floor(k / CLASSES)] === k % CLASSES ? 1 : 0;
    }),
  };
}

const diceSubjects: readonly Subject[] = [
  ...(["float64", "float32"] as const).map((precision) =>
    blackBox(precision, () => {
      const { prediction, target } = diceInputs(VOXELS);
      const formula = tversky(target, { alpha: 0.5, beta: 0.5, smooth: SMOOTH, round: exact });
      return { group: "Dice", x: prediction, formula };
    }),
  ),
  checkSubject("diceLoss", () => {
    const { prediction, target } = diceInputs(VOXELS);
    const [p, t] = [tensor(prediction, [1, VOXELS]), tensor(target, [1, VOXELS])];
    const loss = (x: Tensor) => diceLoss(x, t, { classAxis: null, smooth: SMOOTH });
    return () => gradcheck(loss, p, { domain: [0, 1] });
  }),
];

const softmaxSubjects: readonly Subject[] = [
  blackBox("float64", () => {
    const { logits, target } = classInputs();
    const formula = softmaxDice(target, { classes: CLASSES, smooth: SMOOTH, round: exact });
    return { group: "softmax-Dice", x: logits, formula };
  }),
  checkSubject("diceLoss", () => {
    const inputs = classInputs();
    const shape = [1, VOXELS, CLASSES];
    const [logits, target] = [tensor(inputs.logits, shape), tensor(inputs.target, shape)];
    const loss = (x: Tensor) => diceLoss(x, target, { activation: "softmax", smooth: SMOOTH });
    return () => gradcheck(loss, logits);
  }),
];

const size = `${VOXELS.toLocaleString("en")} voxels`;

export const cases: readonly Case[] = [
  { size: `Dice, ${size}`, subjects: diceSubjects },
  { size: `softmax-Dice, ${size}`, subjects: softmaxSubjects },
].map((one) => ({ ...one, elements: VOXELS, tolerance: 0, expected: () => ({ passes: 1 }) }));
