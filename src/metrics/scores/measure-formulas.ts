/**
 * The groups of numbers that a meter keeps of each class on demand, beyond counts, surfaces and lesions: `"volume"`: millilitres in
 * either map; `"centre"`: the distance of the two centres; `"distances"`: moments, medians and directions of the distances between the
 * surfaces; `"centerline"`: voxels of both skeletons; `"topology"`: the Betti numbers of either map; `"diagonal"`: the length of the image's
 * diagonal, for {@link CompareOptions.penalty}; `"probabilities"`: sums and bins of probabilities, which {@link countProbabilities} gives.
 */
export type MeasureName =
  | "volume"
  | "centre"
  | "distances"
  | "centerline"
  | "topology"
  | "diagonal"
  | "probabilities";

/** A score as a function of the numbers of a measure, which begin at `at`. */
export type MeasureFormula = (numbers: ArrayLike<number>, at: number) => number;

/** A score as a function of the numbers of probabilities in `bins`. */
export type ProbabilityFormula = (numbers: ArrayLike<number>, at: number, bins: number) => number;

/** Number of bins of probabilities where none is given. */
export const DEFAULT_BINS = 15;

/** The most bins: beyond, hardly a voxel would be in each. */
export const MAX_BINS = 10_000;

/** How many numbers of a class each measure has, in the order in which a state contains them. */
const MEASURE_WIDTHS: Readonly<Record<Exclude<MeasureName, "probabilities">, number>> = {
  // Of the prediction, of the target.
  volume: 2,
  // Infinity where one map lacks the class.
  centre: 1,
  // Sum, size and sum of squares of the distances of the prediction's surface; of the target's; median of both; HD95 and HD from the
  // prediction, from the target. Distances are Infinity where one map lacks the class.
  distances: 11,
  // Voxels of the predicted skeleton, those in the target; voxels of the target's skeleton, those in the prediction.
  centerline: 4,
  // Components, tunnels and cavities of the prediction, of the target.
  topology: 6,
  diagonal: 1,
};

/** All measures, in the order in which a state contains them. Probabilities are the last, because their bins have any number. */
export const MEASURES = /* @__PURE__ */ Object.keys(MEASURE_WIDTHS).concat(
  "probabilities",
) as readonly string[] as readonly MeasureName[];

/**
 * How many numbers of a class the probabilities have: Σ p·t, Σ p, Σ t, Σ (p − t)²; of each bin the voxels, of each the hits, and Σ p in
 * wholes and in parts.
 */
export function probabilityWidth(bins: number): number {
  return 4 + 4 * bins;
}

/** The measures that are made of label maps with a spacing: all but the probabilities. */
export function measuresInSpace(
  measures: readonly MeasureName[] | undefined,
): readonly MeasureName[] | undefined {
  const found = measures?.filter((name) => name !== "probabilities");
  return found?.length ? found : undefined;
}

/** How many numbers some measures have together. */
export function measureWidth(measures: readonly MeasureName[], bins: number): number {
  return measures.reduce(
    (width, name) => width + (name === "probabilities" ? probabilityWidth(bins) : MEASURE_WIDTHS[name]),
    0,
  );
}

/** Where the numbers of one of some measures begin. */
export function measureOffset(measures: readonly MeasureName[], name: MeasureName): number {
  return measureWidth(measures.slice(0, measures.indexOf(name)), 0);
}

/** Predicted minus actual volume. */
export const volumeDifference: MeasureFormula = (numbers, at) => numbers[at]! - numbers[at + 1]!;

/** The size of the difference of both volumes. */
export const absoluteVolumeDifference: MeasureFormula = (numbers, at) =>
  Math.abs(volumeDifference(numbers, at));

/** The first number: the distance of the centres. */
export const centreDistance: MeasureFormula = (numbers, at) => numbers[at]!;

export const medianDistance: MeasureFormula = (numbers, at) => numbers[at + 6]!;
export const hd95ToTarget: MeasureFormula = (numbers, at) => numbers[at + 7]!;
export const hdToTarget: MeasureFormula = (numbers, at) => numbers[at + 8]!;
export const hd95ToPrediction: MeasureFormula = (numbers, at) => numbers[at + 9]!;
export const hdToPrediction: MeasureFormula = (numbers, at) => numbers[at + 10]!;

/** 2·Tp·Ts/(Tp + Ts) with the parts of both skeletons inside the other mask; NaN without any skeleton. */
export const centerlineDice: MeasureFormula = (numbers, at) => {
  const [predicted, predictedInside] = [numbers[at]!, numbers[at + 1]!];
  const [actual, actualInside] = [numbers[at + 2]!, numbers[at + 3]!];
  if (predicted === 0 && actual === 0) return Number.NaN;
  if (predictedInside === 0 || actualInside === 0) return 0;
  const [precision, sensitivity] = [predictedInside / predicted, actualInside / actual];
  return (2 * precision * sensitivity) / (precision + sensitivity);
};

/** The parts of the skeletons that are inside the other mask; 0 of none. */
export const centerlinePrecision: MeasureFormula = (numbers, at) =>
  numbers[at] === 0 ? 0 : numbers[at + 1]! / numbers[at]!;
export const centerlineSensitivity: MeasureFormula = (numbers, at) =>
  numbers[at + 2] === 0 ? 0 : numbers[at + 3]! / numbers[at + 2]!;

/** The difference of one Betti number, and the sum of all three. */
export const betti0Error: MeasureFormula = (numbers, at) => Math.abs(numbers[at]! - numbers[at + 3]!);
export const betti1Error: MeasureFormula = (numbers, at) => Math.abs(numbers[at + 1]! - numbers[at + 4]!);
export const betti2Error: MeasureFormula = (numbers, at) => Math.abs(numbers[at + 2]! - numbers[at + 5]!);
export const bettiError: MeasureFormula = (numbers, at) =>
  betti0Error(numbers, at) + betti1Error(numbers, at) + betti2Error(numbers, at);

/** √(Σ d²·size / Σ size) over both surfaces. */
export const rootMeanSquare: MeasureFormula = (numbers, at) =>
  Math.sqrt((numbers[at + 2]! + numbers[at + 5]!) / (numbers[at + 1]! + numbers[at + 4]!));

/** Standard deviation over both surfaces, √(mean of squares − square of the mean); Infinity where one is missing. */
export const distanceDeviation: MeasureFormula = (numbers, at) => {
  const size = numbers[at + 1]! + numbers[at + 4]!;
  const mean = (numbers[at]! + numbers[at + 3]!) / size;
  if (mean === Infinity) return Infinity;
  return Math.sqrt(Math.max(0, (numbers[at + 2]! + numbers[at + 5]!) / size - mean * mean));
};
