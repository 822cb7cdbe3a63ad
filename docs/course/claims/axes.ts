import * as axes from "../models/axes.ts";
import { pullOnLesion } from "../models/classes.ts";
import { type Calls, type Claim, claimsOf } from "./claim.ts";

const KERAS = "https://github.com/keras-team/keras/issues/19637";
const POOL = "derived: one ratio for each object, or one for all voxels";
const ABSENT = "derived: the absent class weighs as much as the heaviest of the others, or leaves both sums";
const PULL = "derived: the sum of (2 − D)/U over the pixels of each class, with the weight of the class";
const BATCHES =
  "512 drawn objects, of which small ones are found worse; https://github.com/loli/medpy/issues/132";
const NOTHING = "derived: 2(N − G)/(2N − G) for the background";

export const calls: Calls = { ...axes, pullOnLesion };

const claim = claimsOf("axes");

export const claims: readonly Claim[] = [
  claim("keras-first", "lossOfTwo", ["first"], 0.5, 1e-6, KERAS),
  claim("keras-second", "lossOfTwo", ["second"], 0.7575758, 1e-6, KERAS),
  claim("keras-mean", "lossOfTwo", ["mean"], 0.6287879, 1e-6, KERAS),
  claim("keras-batch", "lossOfTwo", ["batch"], 0.6164384, 1e-6, KERAS),
  claim("pooled-micro", "dicePooled", [1000, 10, "micro"], 0.99502, 1e-5, POOL),
  claim("pooled-macro", "dicePooled", [1000, 10, "macro"], 0.5, 1e-9, POOL),
  claim("nothing-background", "diceOfNothing", [256, 100, "background"], 0.99924, 1e-5, NOTHING),
  claim("nothing-macro", "diceOfNothing", [256, 100, "macro"], 0.49962, 1e-5, NOTHING),
  claim("nothing-micro", "diceOfNothing", [256, 100, "micro"], 0.99847, 1e-5, NOTHING),
  claim(
    "background-share",
    "shareOfBackground",
    [64, 100],
    0.8346325,
    1e-6,
    "derived: G(2 − D)/U + (N − G)D/U of each class, with U = N/2 + G and D = G/U",
  ),
  claim(
    "empty-alone",
    "pushOnEmptyOfFour",
    ["image", 1e-5],
    1.0948000779e-8,
    1e-6,
    "derived: ε/(S + ε)² at S = 15.1113167, divided by four in the mean of the pictures",
  ),
  claim(
    "empty-batch",
    "pushOnEmptyOfFour",
    ["batch", 1e-5],
    2.4220923e-3,
    1e-6,
    "derived: D/U of the four pictures together",
  ),
  claim("batches-1", "meanOfBatches", [1], 0.908, 2e-3, BATCHES),
  claim("batches-8", "meanOfBatches", [8], 0.975, 2e-3, BATCHES),
  claim("batches-512", "meanOfBatches", [512], 0.98, 2e-3, BATCHES),
  claim("batches-rise", "risesWithBatch", [], 6, 0, BATCHES),
  claim("lesion-macro", "pullOnLesion", ["macro"], 0.41282, 1e-4, PULL),
  claim("lesion-micro", "pullOnLesion", ["micro"], 16 / 1024, 1e-6, "derived: its part of the pixels"),
  claim("lesion-generalized", "pullOnLesion", ["generalized"], 0.91949, 1e-4, PULL),
  claim("absent-keep", "lossWithAbsentClass", ["keep"], 0.36029412, 1e-6, ABSENT),
  claim("absent-skip", "lossWithAbsentClass", ["skip"], 0.26271187, 1e-6, ABSENT),
];
