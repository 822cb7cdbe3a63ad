import * as models from "../models/smooth.ts";
import type { Calls, Claim } from "./claim.ts";

const FLIP = "derived: the push is −(2G² + 2Gε − Nε)/(N/2 + G + ε)² for p = ½";
const EMPTY = "derived: ε/(S + ε)²";
const MONAI = "a model of two parameters of https://github.com/Project-MONAI/MONAI/issues/807";

/** Dice over the images with an object, after training the smallest network. */
function finalScore(
  epsilon: number,
  place: models.Place,
  empties: boolean,
  batch: boolean,
  seed: number,
): number {
  return models.trainTwoParameters({ epsilon, place, empties, batch, seed }).final;
}

export const calls: Calls = { ...models, finalScore };

export const claims: readonly Claim[] = [
  {
    id: "smooth.turn-256",
    call: "smallestGrowing",
    arguments: [256, 1],
    expected: 181,
    tolerance: 0,
    source: FLIP,
  },
  {
    id: "smooth.turn-256-num",
    call: "smallestGrowing",
    arguments: [256, 1, "numerator"],
    expected: 182,
    tolerance: 0,
    source: "derived: the push is −(2G² − Nε)/(N/2 + G)² for p = ½",
  },
  {
    id: "smooth.turn-512",
    call: "smallestGrowing",
    arguments: [512, 1],
    expected: 362,
    tolerance: 0,
    source: FLIP,
  },
  {
    id: "smooth.turn-256-100",
    call: "smallestGrowing",
    arguments: [256, 100],
    expected: 1761,
    tolerance: 0,
    source: FLIP,
  },
  {
    id: "smooth.turn-volume",
    call: "turningSize",
    arguments: [128 ** 3, 1],
    expected: 1023.5,
    tolerance: 1e-3,
    source: FLIP,
  },
  {
    id: "smooth.push-180",
    call: "pushOnEverything",
    arguments: [256, 180, 1],
    expected: 3.463e-7,
    tolerance: 1e-3,
    source: FLIP,
  },
  {
    id: "smooth.push-181",
    call: "pushOnEverything",
    arguments: [256, 181, 1],
    expected: -3.205e-7,
    tolerance: 1e-3,
    source: FLIP,
  },
  {
    id: "smooth.push-180-den",
    call: "pushOnEverything",
    arguments: [256, 180, 1, "denominator"],
    expected: -6.0e-5,
    tolerance: 5e-3,
    source: FLIP,
  },
  {
    id: "smooth.empty-100",
    call: "slopeOnEmpty",
    arguments: [100, 1e-5],
    expected: 1e-9,
    tolerance: 1e-5,
    source: EMPTY,
  },
  {
    id: "smooth.empty-0",
    call: "slopeOnEmpty",
    arguments: [0, 1e-5],
    expected: 100_000,
    tolerance: 1e-6,
    source: EMPTY,
  },
  {
    id: "smooth.empty-den",
    call: "slopeOnEmpty",
    arguments: [100, 1e-5, "denominator"],
    expected: 0,
    tolerance: 0,
    source: "derived: the loss is 1 whatever S is",
  },
  {
    id: "smooth.empty-best",
    call: "slopeOnEmpty",
    arguments: [20, 20],
    expected: 1 / 80,
    tolerance: 1e-9,
    source: "derived: the largest slope, 1/(4S), is at ε = S",
  },
  {
    id: "smooth.smp-497",
    call: "lossOnEmpty",
    arguments: [1],
    expected: 0.990099,
    tolerance: 1e-6,
    source: "https://github.com/qubvel-org/segmentation_models.pytorch/issues/497",
  },
  ...([1, 2, 3] as const).flatMap((seed): Claim[] => [
    {
      id: `smooth.collapse-${seed}`,
      call: "finalScore",
      arguments: [1, "both", true, false, seed],
      expected: 0,
      tolerance: 0.05,
      source: MONAI,
      slow: true,
    },
    {
      id: `smooth.denominator-${seed}`,
      call: "finalScore",
      arguments: [1, "denominator", true, false, seed],
      expected: 0.4,
      tolerance: 0.15,
      source: MONAI,
      slow: true,
    },
    {
      id: `smooth.tiny-${seed}`,
      call: "finalScore",
      arguments: [1e-5, "both", true, false, seed],
      expected: 0.4,
      tolerance: 0.15,
      source: MONAI,
      slow: true,
    },
    {
      id: `smooth.no-empties-${seed}`,
      call: "finalScore",
      arguments: [1, "both", false, false, seed],
      expected: 0.38,
      tolerance: 0.15,
      source: MONAI,
      slow: true,
    },
    {
      id: `smooth.batch-${seed}`,
      call: "finalScore",
      arguments: [1, "both", true, true, seed],
      expected: 0.37,
      tolerance: 0.15,
      source: MONAI,
      slow: true,
    },
  ]),
];
