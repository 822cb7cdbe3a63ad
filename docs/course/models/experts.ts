import { binaryCrossEntropyLoss, diceLoss, type Tensor, tensor, valueAndGrad } from "softdice";
import { uniform } from "./pictures.ts";

/** A picture whose truth experts disagree on: a certain core, and doubtful regions of one size each. */
export interface Doubt {
  /** Pixels of the core, which every expert calls target. */
  readonly core: number;
  /** Pixels of each doubtful region. */
  readonly size: number;
  /** The probability with which an expert calls a pixel of each region target. */
  readonly regions: readonly number[];
}

const EXPERTS = 200;
const STEPS = 600;
/** The pace of descent, which shrinks towards the end so that the last experts do not decide. */
const RATE = 12;

function lossOf(loss: string, target: Tensor): (z: Tensor) => Tensor {
  const options = { classAxis: null, activation: "sigmoid" } as const;
  return loss === "cross-entropy"
    ? (z) => binaryCrossEntropyLoss(z, target, options)
    : (z) => diceLoss(z, target, { ...options, smooth: 0, squared: loss === "v-net" });
}

/**
 * What a loss teaches: the probabilities of the core and of each region after stochastic gradient descent, which asks one of
 * 200 random experts a step. All pixels of a region share one logit.
 */
export function trainOnExperts(loss: string, { core, size, regions }: Doubt, seed = 1): number[] {
  const next = uniform(seed);
  const pixels = core + size * regions.length;
  /** The region of a pixel: 0 is the core. */
  const place = (k: number) => (k < core ? 0 : 1 + Math.floor((k - core) / size));
  const experts = Array.from({ length: EXPERTS }, () =>
    tensor(
      Float64Array.from({ length: pixels }, (_, k) => (k < core || next() < regions[place(k) - 1]! ? 1 : 0)),
      [1, pixels],
    ),
  );
  const logits = new Float64Array(regions.length + 1);
  for (let step = 0; step < STEPS; step++) {
    const target = experts[Math.floor(next() * EXPERTS)]!;
    const z = tensor(
      Float64Array.from({ length: pixels }, (_, k) => logits[place(k)]!),
      [1, pixels],
    );
    const { data } = valueAndGrad(lossOf(loss, target))(z).gradient;
    const rate = RATE * (1 - step / STEPS);
    for (let k = 0; k < pixels; k++) logits[place(k)]! -= rate * data[k]!;
  }
  return Array.from(logits, (z) => 1 / (1 + Math.exp(-z)));
}

const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);

/** The best Dice of the expected sums, painting the most probable regions first; the squared Dice paints in part. */
export function bestDice(loss: string, { core, size, regions }: Doubt): number {
  const actual = core + size * sum(regions);
  const dice = (painted: readonly number[], power: number) =>
    (2 * (core + size * sum(painted.map((p, k) => p * regions[k]!)))) /
    (core + size * sum(painted.map((p) => p ** power)) + actual);
  if (loss !== "v-net")
    return Math.max(
      ...[2, ...regions].map((least) =>
        dice(
          regions.map((m) => (m >= least ? 1 : 0)),
          1,
        ),
      ),
    );
  // Each region wants m/D, and D follows from what they want.
  let best = 1;
  for (let k = 0; k < 60; k++)
    best = dice(
      regions.map((m) => Math.min(1, m / best)),
      2,
    );
  return best;
}

/** What a loss teaches about one ring around a core. */
export function trainedRing(loss: string, core: number, ring: number, m: number): number {
  return trainOnExperts(loss, { core, size: ring, regions: [m] })[1]!;
}

/** The sum of the probabilities that it teaches. */
export function trainedVolume(loss: string, core: number, ring: number, m: number): number {
  const [onCore, onRing] = trainOnExperts(loss, { core, size: ring, regions: [m] });
  return core * onCore! + ring * onRing!;
}
