import * as models from "../models/family.ts";
import { type Calls, type Claim, claimsOf } from "./claim.ts";

const PRICES = "derived: −β/G on the target, α/G elsewhere";
const PAIR = "derived: J = D/(2 − D), ∇J = 2/(2 − D)² ∇D";
const FOCAL = "derived: γ(1 − TI)^(γ − 1)";

export const calls: Calls = models;

const claim = claimsOf("family");

export const claims: readonly Claim[] = [
  claim("dice-target", "priceAtPerfection", ["dice", "target"], -0.005, 1e-9, PRICES),
  claim("dice-elsewhere", "priceAtPerfection", ["dice", "elsewhere"], 0.005, 1e-9, PRICES),
  claim("jaccard-target", "priceAtPerfection", ["jaccard", "target"], -0.01, 1e-9, PRICES),
  claim("tversky-target", "priceAtPerfection", ["tversky", "target", 0.3, 0.7], -0.007, 1e-9, PRICES),
  claim("tversky-elsewhere", "priceAtPerfection", ["tversky", "elsewhere", 0.3, 0.7], 0.003, 1e-9, PRICES),
  claim(
    "v-net-target",
    "priceAtPerfection",
    ["v-net", "target"],
    0,
    1e-12,
    "derived: 2(Dp − t)/Q is 0 where p = t",
  ),
  claim("factor-0", "jaccardOverDice", [1e-9], 0.5, 1e-6, PAIR),
  claim("factor-equal", "jaccardOverDice", [2 - Math.SQRT2], 1, 1e-9, PAIR),
  claim("factor-1", "jaccardOverDice", [1], 2, 1e-9, PAIR),
  claim("gap", "gapAt", [2 - Math.SQRT2], 3 - 2 * Math.SQRT2, 1e-9, PAIR),
  claim("focal-.75-.3", "focalMultiplier", [0.75, 0.3], 0.82, 5e-3, FOCAL),
  claim("focal-.75-.9", "focalMultiplier", [0.75, 0.9], 1.334, 1e-3, FOCAL),
  claim("focal-.75-.99", "focalMultiplier", [0.75, 0.99], 2.372, 1e-3, FOCAL),
  claim("focal-4/3-.3", "focalMultiplier", [4 / 3, 0.3], 1.184, 1e-3, FOCAL),
  claim("focal-4/3-.9", "focalMultiplier", [4 / 3, 0.9], 0.6189, 1e-3, FOCAL),
  claim("cut-dice", "tverskyCut", [0.5, 0.5, 0.6, 0.4], 0.3, 1e-9, "derived: D/2, with D = 0.6"),
  claim(
    "cut-recall",
    "tverskyCut",
    [0.3, 0.7, 0.6, 0.4],
    0.18,
    1e-9,
    "derived: α·TI where α + β = 1, with TI = 0.6",
  ),
  claim("values-dice", "valuesOf", ["dice"], 2, 0, "https://arxiv.org/abs/2304.04319"),
  claim("values-v-net", "valuesOf", ["v-net"], 1000, 0, "derived: 2(Dp − t)/Q depends on p"),
];
