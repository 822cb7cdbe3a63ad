import type { Row } from "../take-turns.ts";
import { PLAIN, type Work } from "../works.ts";
import type { NewArray } from "./new-arrays.ts";

/** The kernels that an element of a work passes, one for each time, and its copies in ordinary memory. */
interface Steps {
  readonly kernels: readonly string[];
  /** Kernels whose time is that of a voxel, whatever the number of classes. */
  readonly ofVoxels?: readonly string[];
  readonly copiesIn: number;
  readonly copiesOut: number;
}

/** Names of kernels in the table. */
export const WIDEN = "float32 to float64, largest logit";
export const EXPONENTIAL = "exponential, total, quotient";
export const SUMS = "sums";
export const LABEL_GRADIENT = "gradient of a label";
export const TERMS = "terms of a label and their derivatives, a voxel";
export const OTHERS = "Σ p of the classes other than the label";
export const TERM_GRADIENT = "gradient of terms";
export const NARROW = "float64 to float32";
export const HOT_SUMS = "overlap sums of probabilities, targets of 0 and 1";
export const HOT_GRADIENT = "their gradient";

const SOFTMAX = [WIDEN, EXPONENTIAL, SUMS, WIDEN, EXPONENTIAL, LABEL_GRADIENT, NARROW];
const STEPS: Partial<Record<Work["name"], Steps>> = {
  softmax: { kernels: SOFTMAX, copiesIn: 2, copiesOut: 1 },
  entropy: { kernels: [...SOFTMAX, OTHERS], ofVoxels: [TERMS], copiesIn: 2, copiesOut: 1 },
  focal: {
    kernels: [WIDEN, EXPONENTIAL, OTHERS, TERM_GRADIENT, NARROW],
    ofVoxels: [TERMS],
    copiesIn: 1,
    copiesOut: 1,
  },
  binary: { kernels: [HOT_SUMS, HOT_GRADIENT], copiesIn: 2, copiesOut: 1 },
};

/** Parts of the least time of a work in ordinary memory, from the times of kernels, copies and new arrays. */
export interface Share {
  readonly title: string;
  readonly kernels: number;
  readonly copies: number;
  readonly newGradient: number;
}

/** A kernel or a copy, and its time an element. */
export interface Timed {
  readonly name: string;
  readonly nanoseconds: number;
}

/** Elements of a work's prediction. */
const elementsOf = ({ voxels, batch = 1, classes = 1 }: Work) => voxels * batch * classes;

/** Works that {@link sharesOf} divides: of few elements, the time is that of the call. */
const isDivided = (work: Work) => work.name in STEPS && elementsOf(work) > 1000;

/** The bytes of the gradients of works that are divided. */
export function gradientSizes(works: readonly Work[]): number[] {
  const sizes = works.filter(isDivided).map((work) => 4 * elementsOf(work));
  return [...new Set(sizes)].sort((a, b) => a - b);
}

/** The parts of each work that is divided. */
export function sharesOf(
  works: readonly { readonly work: Work; readonly rows: readonly Row[] }[],
  kernels: readonly Timed[],
  copies: readonly Timed[],
  newArrays: readonly NewArray[],
): Share[] {
  const [copyIn, copyOut] = ["in, from ordinary memory", "out, to ordinary memory"].map((name) =>
    timeOf(copies, name),
  ) as [number, number];
  return works.flatMap(({ work, rows }) => {
    const least = rows.find(({ subject }) => subject === PLAIN)?.least;
    const ofKernels = millisecondsOfKernels(work, kernels);
    if (least === undefined || ofKernels === null) return [];
    const { copiesIn, copiesOut } = STEPS[work.name]!;
    const elements = elementsOf(work);
    return {
      title: work.title,
      kernels: ofKernels / least,
      copies: ((copiesIn * copyIn + copiesOut * copyOut) * elements) / 1e6 / least,
      newGradient: (newArrays.find(({ bytes }) => bytes === 4 * elements)?.ordinary ?? 0) / least,
    };
  });
}

const timeOf = (list: readonly Timed[], wanted: string) =>
  list.find(({ name }) => name === wanted)?.nanoseconds ?? 0;

/** Milliseconds of the kernels of a work over a tile in the cache; `null` of a work that is not divided. */
export function millisecondsOfKernels(work: Work, kernels: readonly Timed[]): number | null {
  if (!isDivided(work)) return null;
  const steps = STEPS[work.name]!;
  const total = (names: readonly string[]) => names.reduce((sum, name) => sum + timeOf(kernels, name), 0);
  const { voxels, batch = 1 } = work;
  return (elementsOf(work) * total(steps.kernels) + batch * voxels * total(steps.ofVoxels ?? [])) / 1e6;
}
