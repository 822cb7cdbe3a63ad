import * as models from "../models/sigmoid.ts";
import type { Calls, Claim } from "./claim.ts";

const CHAIN = "derived: ∂L/∂z = (D − 2t)/U · p(1 − p); cross entropy (p − t)/N";
const TABLE = "gradients of 32 × 32 pixels, 50 of them target, all logits equal";
const RACE = "gradient descent at rate 10 on the same picture";

export const calls: Calls = models;

const ratio = (z: number, expected: number): Claim => ({
  id: `sigmoid.ratio${z}`,
  call: "pullRatio",
  arguments: ["cross-entropy", "dice", z],
  expected,
  tolerance: 0.01,
  source: CHAIN,
});
const pull = (racer: string, z: number, expected: number): Claim => ({
  id: `sigmoid.pull-${racer}${z}`,
  call: "pullAtLogit",
  arguments: [racer, z],
  expected,
  tolerance: 0.005,
  source: TABLE,
});
const steps = (racer: string, z: number, expected: number): Claim => ({
  id: `sigmoid.steps-${racer}${z}`,
  call: "stepsToEscape",
  arguments: [racer, z],
  expected,
  tolerance: 0.02,
  source: RACE,
  slow: true,
});

export const claims: readonly Claim[] = [
  ratio(-2, 0.73),
  ratio(-4, 1.88),
  ratio(-6, 10.4),
  ratio(-8, 73.3),
  ratio(-10, 538),
  pull("dice", 0, 8.5e-4),
  pull("dice", -8, 1.33e-5),
  pull("cross-entropy", -8, 9.76e-4),
  pull("log-dice", -8, 0.02),
  pull("v-net", -2, 3.18e-3),
  steps("dice", -2, 107),
  steps("cross-entropy", -2, 294),
  steps("dice", -4, 239),
  steps("cross-entropy", -4, 510),
  steps("dice-cross-entropy", -4, 139),
  steps("log-dice", -4, 29),
  steps("dice", -6, 1128),
  steps("cross-entropy", -6, 717),
  steps("dice-cross-entropy", -6, 284),
  steps("log-dice", -6, 40),
  steps("dice", -8, 7592),
  steps("cross-entropy", -8, 922),
  steps("dice-cross-entropy", -8, 477),
  steps("log-dice", -8, 50),
  {
    id: "sigmoid.two-sigmoids",
    call: "bestOfTwoSigmoids",
    arguments: [],
    expected: 0.8725,
    tolerance: 1e-4,
    source: "derived: probabilities lie between σ(0) and σ(1)",
  },
  {
    id: "sigmoid.crossing",
    call: "crossing",
    arguments: [],
    expected: -2.92,
    tolerance: 0.002,
    source: CHAIN,
  },
  {
    id: "sigmoid.passed-8",
    call: "passedOn",
    arguments: [-8],
    expected: 3.3524e-4,
    tolerance: 1e-3,
    source: "derived: p(1 − p)",
  },
];
