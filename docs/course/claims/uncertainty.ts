import * as experts from "../models/experts.ts";
import * as models from "../models/uncertainty.ts";
import { type Calls, type Claim, claimsOf } from "./claim.ts";

const SOFT = "derived for one pixel; Wang et al. 2023, https://arxiv.org/abs/2303.16296";
const EVEN = "https://github.com/DeepRegNet/DeepReg/issues/535";
const RING =
  "exact sums over the binomial distribution; Bertels et al. 2019, https://arxiv.org/abs/1911.02278";
const WANTED =
  "stochastic gradient descent on 200 random experts; derived: cross entropy m, Dice a step at D/2, V-Net min(1, m/D), D the best of the loss";
const RANK = "derived; Dai and Li 2022, https://arxiv.org/abs/2206.13086";

export const calls: Calls = { ...models, ...experts };

const claim = claimsOf("uncertainty");
/** What a loss teaches about a ring of 100 pixels, which experts call target with probability 0.4. */
const trained = (loss: string, core: number, expected: number, tolerance: number): Claim => ({
  ...claim(`trained-${loss}-${core}`, "trainedRing", [loss, core, 100, 0.4], expected, tolerance, WANTED),
  slow: true,
});
const volume = (loss: string, expected: number, tolerance: number): Claim => ({
  ...claim(`volume-${loss}`, "trainedVolume", [loss, 50, 100, 0.4], expected, tolerance, WANTED),
  slow: true,
});

export const claims: readonly Claim[] = [
  claim("dice-.5", "softLabelLoss", ["dice", 0.5, 0.5], 0.5, 1e-9, SOFT),
  claim("dice-1", "softLabelLoss", ["dice", 0.5, 1], 1 / 3, 1e-9, SOFT),
  claim("v-net-.5", "softLabelLoss", ["v-net", 0.5, 0.5], 0, 1e-12, SOFT),
  claim("semimetric-.5", "softLabelLoss", ["semimetric", 0.5, 0.5], 0, 1e-12, SOFT),
  claim("best-dice", "bestForLabel", ["dice", 0.5], 1, 1e-9, SOFT),
  claim("best-v-net", "bestForLabel", ["v-net", 0.5], 0.5, 1e-9, SOFT),
  claim("best-semimetric", "bestForLabel", ["semimetric", 0.5], 0.5, 1e-9, SOFT),
  claim("even-linear", "evenSoftDice", [0.2, 0.3, false, "mask"], 0.24, 1e-9, EVEN),
  claim("even-squared", "evenSoftDice", [0.2, 0.3, true], 0.923077, 1e-6, EVEN),
  claim("even-squared-mask", "evenSoftDice", [0.2, 0.3, true, "mask"], 0.352941, 1e-6, EVEN),
  claim("ring-without", "expectedDice", [100, 100, 0.4, false], 0.8337, 1e-4, RING),
  claim("ring-with", "expectedDice", [100, 100, 0.4, true], 0.8233, 1e-4, RING),
  claim("bias-100", "volumeBias", [100, 100, 0.4], -0.286, 2e-3, RING),
  claim("bias-50", "volumeBias", [50, 100, 0.4], 0.667, 1e-3, RING),
  claim(
    "turn",
    "largestCorePainted",
    [100, 0.4],
    80,
    0.04,
    "derived: the ring is painted where V₁/V₀ > (1 − 2q)/q², for large masks",
  ),
  trained("cross-entropy", 50, 0.4, 0.05),
  trained("v-net", 50, 0.47, 0.043),
  trained("dice", 50, 0.97, 0.03),
  trained("dice", 150, 0.015, 0.6),
  volume("cross-entropy", 90, 0.02),
  volume("v-net", 97, 0.02),
  volume("dice", 147, 0.02),
  claim("a-without", "choiceOf", ["A", false], 0.8, 1e-6, RANK),
  claim("a-with", "choiceOf", ["A", true], 0.76923, 1e-5, RANK),
  claim("b-with", "choiceOf", ["B", true], 0.518519, 1e-5, RANK),
];
