import * as models from "../models/landscape.ts";
import { type Calls, type Claim, claimsOf } from "./claim.ts";

const HESSIAN = "derived: H = (2/U²)(t1ᵀ + 1tᵀ) − (4I/U³)11ᵀ, with I = 1.7 and U = 6.2";
const BEND = "derived: the same H for two pixels, with I = 0.4 and U = 1.9; its determinant is −4/U⁴";
const SETS = "counted over all sets; Yu and Blaschko 2016, https://arxiv.org/abs/1604.03373";
const COST = "derived: differences of 2I/(P + T)";

export const calls: Calls = models;

const claim = claimsOf("landscape");

export const claims: readonly Claim[] = [
  claim("highest", "eigenvalue", ["highest"], 0.247789, 1e-5, HESSIAN),
  claim("lowest", "eigenvalue", ["lowest"], -0.163871, 1e-5, HESSIAN),
  claim("rank", "rank", [], 2, 0, HESSIAN),
  claim("target-target", "entryOfHessian", [0, 1], 0.075526, 1e-4, HESSIAN),
  claim("other-other", "entryOfHessian", [5, 6], -0.028532, 1e-4, HESSIAN),
  claim("bend-least", "extremeBend", ["least", 0.4, 0.5], -0.31942, 1e-4, BEND),
  claim("bend-largest", "extremeBend", ["largest", 0.4, 0.5], 0.960914, 1e-4, BEND),
  claim("bend-across", "bendAlong", [0.4, 0.5, 0], 0.874764, 1e-5, BEND),
  claim("lovasz-.2-.8", "lovaszOfTwo", [0.2, 0.8], 0.5, 1e-9, "derived: 0.8 · 1/2 + 0.2 · (1 − 1/2)"),
  claim("dice-6-3", "violations", ["dice", 6, 3], 48, 0, SETS),
  claim("dice-8-4", "violations", ["dice", 8, 4], 384, 0, SETS),
  claim("dice-8-2", "violations", ["dice", 8, 2], 64, 0, SETS),
  claim("jaccard-6-3", "violations", ["jaccard", 6, 3], 0, 0, SETS),
  claim("jaccard-8-2", "violations", ["jaccard", 8, 2], 0, 0, SETS),
  claim("jaccard-8-4", "violations", ["jaccard", 8, 4], 0, 0, SETS),
  claim("positive-1", "costOfMistake", ["positive", 1], 0.004975, 1e-3, COST),
  claim("positive-101", "costOfMistake", ["positive", 101], 0.002215, 1e-3, COST),
  claim("negative-1", "costOfMistake", ["negative", 1], 0.005025, 1e-3, COST),
  claim("negative-100", "costOfMistake", ["negative", 100], 0.019802, 1e-3, COST),
];
