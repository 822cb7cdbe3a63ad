import * as models from "../models/two-numbers.ts";
import type { Calls, Claim } from "./claim.ts";

const DERIVED = "derived: ∂(1 − D)/∂p = (D − 2t)/U";
const KERVADEC = "Kervadec and de Bruijne 2023, https://arxiv.org/abs/2304.04319";

export const calls: Calls = models;

export const claims: readonly Claim[] = [
  {
    id: "two.pull",
    call: "pullOfEven",
    arguments: [65536, 100, 0.5],
    expected: -6.0757e-5,
    tolerance: 1e-5,
    source: DERIVED,
  },
  {
    id: "two.push",
    call: "pushOfEven",
    arguments: [65536, 100, 0.5],
    expected: 9.2566e-8,
    tolerance: 1e-5,
    source: DERIVED,
  },
  {
    id: "two.ratio",
    call: "ratioOfEven",
    arguments: [65536, 100, 0.5],
    expected: 656.36,
    tolerance: 1e-6,
    source: KERVADEC,
  },
  {
    id: "two.values-dice",
    call: "valuesOfRandom",
    arguments: ["dice", 42],
    expected: 2,
    tolerance: 0,
    source: KERVADEC,
  },
  {
    id: "two.values-bce",
    call: "valuesOfRandom",
    arguments: ["bce", 42],
    expected: 64,
    tolerance: 0,
    source: "counted on a seeded picture",
  },
  {
    id: "two.formula",
    call: "distanceFromFormula",
    arguments: [42],
    expected: 0,
    tolerance: 1e-14,
    source: DERIVED,
  },
  {
    id: "two.ratio-.01",
    call: "ratioAtDice",
    arguments: [0.01],
    expected: 199,
    tolerance: 1e-9,
    source: "derived: (2 − D)/D",
  },
  {
    id: "two.ratio-.05",
    call: "ratioAtDice",
    arguments: [0.05],
    expected: 39,
    tolerance: 1e-9,
    source: "derived: (2 − D)/D",
  },
  {
    id: "two.ratio-.1",
    call: "ratioAtDice",
    arguments: [0.1],
    expected: 19,
    tolerance: 1e-9,
    source: "derived: (2 − D)/D",
  },
  {
    id: "two.ratio-.5",
    call: "ratioAtDice",
    arguments: [0.5],
    expected: 3,
    tolerance: 1e-9,
    source: "derived: (2 − D)/D",
  },
  {
    id: "two.ratio-1",
    call: "ratioAtDice",
    arguments: [1],
    expected: 1,
    tolerance: 1e-9,
    source: "derived: (2 − D)/D",
  },
  {
    id: "two.perfect-10",
    call: "pullAtPerfection",
    arguments: [10],
    expected: -0.5,
    tolerance: 1e-9,
    source: "derived: G · 1/(2G)",
  },
  {
    id: "two.perfect-10000",
    call: "pullAtPerfection",
    arguments: [10000],
    expected: -0.5,
    tolerance: 1e-9,
    source: "derived: G · 1/(2G)",
  },
];
