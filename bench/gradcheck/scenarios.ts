import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { gaussian } from "../inputs/inputs.ts";
import { type Draft, type GradientCase, makeCase, type Precision } from "./gradient-case.ts";
import { exact, softmaxDice, tversky } from "./losses.ts";

/** Where Dice gradients break, and where they do not. */
export const SCENARIOS = [
  "random",
  "empty mask",
  "all zero",
  "one voxel",
  "saturated",
  "near-saturated",
] as const;
export type Scenario = (typeof SCENARIOS)[number];

export const LOSSES = ["Dice", "Tversky", "softmax-Dice"] as const;
export type Loss = (typeof LOSSES)[number];

const SMOOTH = 1e-6;
const CLASSES = 5;

/** A loss of a scenario, at so many numbers: voxels, or logits of a fifth as many voxels. */
export function lossCase(
  loss: Loss,
  scenario: Scenario,
  size: number,
  precision: Precision,
  seed: number,
): GradientCase {
  const random = mulberry32(seed * 7919 + size + 31 * SCENARIOS.indexOf(scenario) + LOSSES.indexOf(loss));
  const round = precision === "float32, naive sums" ? Math.fround : exact;
  const group = `${loss}, ${scenario}`;
  let draft: Draft;
  if (loss === "softmax-Dice") {
    const { logits, target } = classInputs(scenario, size, random);
    const formula = (smooth: number) => softmaxDice(target, { classes: CLASSES, smooth, round });
    draft = { group, x: logits, formula: formula(SMOOTH), withoutSmooth: formula(0) };
  } else {
    const { prediction, target } = binaryInputs(scenario, size, random);
    const weights = loss === "Dice" ? { alpha: 0.5, beta: 0.5 } : { alpha: 0.3, beta: 0.7 };
    const formula = (smooth: number) => tversky(target, { ...weights, smooth, round });
    draft = { group, x: prediction, formula: formula(SMOOTH), withoutSmooth: formula(0) };
  }
  return makeCase(draft, precision, seed);
}

function binaryInputs(scenario: Scenario, size: number, random: () => number) {
  const target = Float64Array.from({ length: size }, (_, voxel) => (voxel === 0 || random() < 0.3 ? 1 : 0));
  if (scenario === "empty mask" || scenario === "all zero") target.fill(0);
  if (scenario === "one voxel") target.fill(0)[Math.floor(random() * size)] = 1;
  const toward = (t: number, off: number) => (t === 1 ? 1 - off : off);
  const probability: Record<Scenario, (t: number) => number> = {
    random: () => 0.02 + 0.96 * random(),
    "empty mask": () => 2e-3 * random(),
    "all zero": () => 0,
    "one voxel": () => 0.02 + 0.96 * random(),
    saturated: (t) => toward(t, 1e-7),
    "near-saturated": (t) => toward(t, 1e-3 * random()),
  };
  return { prediction: target.map(probability[scenario]), target };
}

function classInputs(scenario: Scenario, size: number, random: () => number) {
  const background = (k: number) => (k % CLASSES === 0 ? 1 : 0);
  const target = new Float64Array(size);
  if (scenario === "empty mask" || scenario === "one voxel") {
    target.set(target.map((_, k) => background(k)));
  } else {
    for (let start = 0; start < size; start += CLASSES) target[start + Math.floor(random() * CLASSES)] = 1;
  }
  if (scenario === "one voxel") target.set([0, 1], CLASSES * Math.floor((random() * size) / CLASSES));
  const normal = () => gaussian(random);
  const logit: Record<Scenario, (t: number) => number> = {
    random: normal,
    "empty mask": (t) => (t === 1 ? 7 : 0) + 0.1 * normal(),
    "all zero": () => 0,
    "one voxel": normal,
    saturated: (t) => (t === 1 ? 20 : -20),
    "near-saturated": (t) => (t === 1 ? 8 : 0) + normal(),
  };
  return { logits: target.map(logit[scenario]), target };
}
