import * as models from "../models/imbalance.ts";
import { type Calls, type Claim, claimsOf } from "./claim.ts";

const CONSTANT = "derived: cross entropy π, Dice 1, V-Net √π";
const HEAPS = "derived: the cut of weight w is 1/(1 + w); areas of the normal distribution";
const BACKGROUND =
  "derived: the push over the pull is p(N − G)/(p(N − G) + G) for Dice, p(N − G)/((1 − p)G) for cross entropy";
const LIPTON = "derived, and Lipton et al. 2014, https://arxiv.org/abs/1402.1892";

export const calls: Calls = models;

const claim = claimsOf("imbalance");
const dice = (weight: number, expected: number) =>
  claim(`dice-${weight}`, "diceOfWeight", [weight, 0.05, 0.5], expected, 3e-4, HEAPS);
const volume = (weight: number, expected: number) =>
  claim(`volume-${weight}`, "volumeOfWeight", [weight, 0.05, 0.5], expected, 2e-3, HEAPS);

const share = (name: string, loss: string, pixels: number, expected: number) =>
  claim(`share-${name}`, "shareOnTarget", [loss, pixels, 100, 0.5], expected, 1e-4, BACKGROUND);

export const claims: readonly Claim[] = [
  claim("constant-bce", "bestConstant", ["cross-entropy", 0.01], 0.01, 1e-4, CONSTANT),
  claim("constant-dice", "bestConstant", ["dice", 0.01], 1, 1e-4, CONSTANT),
  claim("constant-v-net", "bestConstant", ["v-net", 0.01], 0.1, 1e-4, CONSTANT),
  dice(1, 0.4404),
  dice(2, 0.5089),
  dice(5, 0.4969),
  dice(10, 0.4265),
  dice(19, 0.3465),
  volume(1, 0.446),
  volume(2, 0.769),
  claim("volume-best", "volumeOfWeight", [2.858, 0.05, 0.5], 1.011, 2e-3, HEAPS),
  volume(5, 1.537),
  volume(10, 2.523),
  volume(19, 3.856),
  claim("best-weight", "bestWeightOf", [0.05, 0.5], 2.858, 2e-3, LIPTON),
  claim("best-dice", "bestDiceOf", [0.05, 0.5], 0.51836, 1e-4, LIPTON),
  claim("best-cut", "bestCutOf", [0.05, 0.5], 0.25918, 1e-3, LIPTON),
  claim("best-cut-.01", "bestCutOf", [0.01, 0.5], 0.16055, 1e-3, LIPTON),
  claim("best-dice-.01", "bestDiceOf", [0.01, 0.5], 0.32111, 1e-4, LIPTON),
  claim("best-cut-.2", "bestCutOf", [0.2, 0.5], 0.35424, 1e-3, LIPTON),
  claim("best-dice-.2", "bestDiceOf", [0.2, 0.5], 0.70848, 1e-4, LIPTON),
  share("dice-1000", "dice", 1000, 0.55),
  share("bce-1000", "cross-entropy", 1000, 0.1),
  share("dice-65536", "dice", 65536, 0.500763),
  share("bce-65536", "cross-entropy", 65536, 0.00152588),
  { ...share("dice-volume", "dice", 2097152, 0.5000238), slow: true },
  { ...share("bce-volume", "cross-entropy", 2097152, 4.76837e-5), slow: true },
  ...["dice", "cross-entropy"].map((loss) =>
    claim(`share-formula-${loss}`, "formulaError", [loss, 4096, 100, 0.2], 0, 1e-12, BACKGROUND),
  ),
];
