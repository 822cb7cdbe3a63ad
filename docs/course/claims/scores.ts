import * as distances from "../models/distances.ts";
import * as models from "../models/scores.ts";
import { type Calls, type Claim, claimsOf } from "./claim.ts";

const SIZE = "derived: 2(G − m)/(2G − m + x)";
const METRICS = "Reinke et al. 2024, https://arxiv.org/abs/2104.05642; counted here";

const SPHERES = "measured on spheres: docs/distances.md";

export const calls: Calls = { ...models, ...distances };

const claim = claimsOf("scores");
const mistakes = (actual: number, missed: number, extra: number, expected: number) =>
  claim(
    `mistakes-${actual}-${missed}-${extra}`,
    "scoreOfMistakes",
    [actual, missed, extra],
    expected,
    1e-3,
    SIZE,
  );

export const claims: readonly Claim[] = [
  mistakes(1, 1, 0, 0),
  mistakes(1, 0, 1, 0.6667),
  mistakes(2, 1, 0, 0.6667),
  mistakes(3, 1, 0, 0.8),
  mistakes(10, 1, 0, 0.9474),
  mistakes(10, 0, 1, 0.9524),
  mistakes(100, 1, 0, 0.995),
  mistakes(100, 0, 1, 0.995),
  mistakes(100, 50, 0, 0.6667),
  mistakes(100, 0, 50, 0.8),
  mistakes(100, 90, 0, 0.1818),
  mistakes(100, 0, 90, 0.6897),
  claim("loss-6", "lossOfSure", [0.6], 0.25, 1e-9, "derived: 1 − 2p/(p + 1)"),
  claim("loss-9", "lossOfSure", [0.9], 0.05263, 1e-3, "derived: 1 − 2p/(p + 1)"),
  claim("mask-6", "scoreOfSure", [0.6], 1, 0, "derived: the mask is the target"),
  claim("mask-9", "scoreOfSure", [0.9], 1, 0, "derived: the mask is the target"),
  claim("less-3", "diceOfOnePixelLess", [3], 0.619, 1e-3, METRICS),
  claim("less-10", "diceOfOnePixelLess", [10], 0.888, 1e-3, METRICS),
  claim("less-50", "diceOfOnePixelLess", [50], 0.979, 1e-3, METRICS),
  claim("spot-10", "distanceWithSpot", [10], 11, 0.1, METRICS),
  claim("spot-40", "distanceWithSpot", [40], 41, 0.05, METRICS),
  claim(
    "absent-skip",
    "meanWithAbsent",
    ["skip"],
    1,
    0,
    "derived: a class that neither map contains leaves the mean",
  ),
  claim("absent-0", "meanWithAbsent", ["0"], 0.5, 0, "derived: it counts as 0"),
  claim("border-0", "diceWithBorder", [0], 0.85, 1e-9, "derived: true negatives do not enter"),
  claim("gap-thin-hausdorff", "hausdorffOfGap", ["mesh", 1, 1.3], 2, 1e-9, SPHERES),
  claim("gap-thin-average", "averageOfGap", ["mesh", 1, 1.3], 1.271, 1e-3, SPHERES),
  claim("gap-thin-average-area", "averageOfGap", ["area", 1, 1.3], 1.049, 1e-3, SPHERES),
  claim("gap-thick-hausdorff", "hausdorffOfGap", ["voxels", 5, 0.4], 5, 1e-9, SPHERES),
  claim("gap-thick-hausdorff-large", "hausdorffOfGap", ["voxels", 5, 2.5], 5, 1e-9, SPHERES),
  claim(
    "gap-thick-highest",
    "highestOfGap",
    [5, 0.4],
    5 + Math.hypot(5, 1, 1),
    1e-9,
    "derived: HD + a voxel's diagonal",
  ),
  claim("gap-3-average-mesh", "averageOfGap", ["mesh", 3, 0.4], 0.385, 2e-3, SPHERES),
  claim("gap-3-average-area", "averageOfGap", ["area", 3, 0.4], 0.109, 5e-3, SPHERES),
  claim("border-9000", "diceWithBorder", [9000], 0.85, 1e-9, "derived: true negatives do not enter"),
];
