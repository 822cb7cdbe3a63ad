import type { NewArray } from "./new-arrays.ts";
import type { Row } from "./take-turns.ts";
import { PLAIN, type Work } from "./works.ts";

/** The kernels that an element of a work passes, one for each time, and its copies in ordinary memory. */
interface Steps {
  readonly kernels: readonly string[];
  readonly copiesIn: number;
  readonly copiesOut: number;
}

const EXPONENTIAL = "exponential, total, quotient";
const STEPS: Partial<Record<Work["name"], Steps>> = {
  softmax: { kernels: [EXPONENTIAL, EXPONENTIAL], copiesIn: 2, copiesOut: 1 },
  entropy: { kernels: [EXPONENTIAL, EXPONENTIAL], copiesIn: 2, copiesOut: 1 },
  focal: { kernels: [EXPONENTIAL], copiesIn: 1, copiesOut: 1 },
  binary: {
    kernels: ["overlap sums of probabilities, targets of 0 and 1", "their gradient"],
    copiesIn: 2,
    copiesOut: 1,
  },
};

/** Parts of the least time of a work in ordinary memory, from the times of kernels, copies and new arrays. */
export interface Share {
  readonly title: string;
  readonly kernels: number;
  readonly copies: number;
  readonly newGradient: number;
}

interface Timed {
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
  const timeOf = (list: readonly Timed[], name: string) =>
    list.find((timed) => timed.name === name)?.nanoseconds ?? 0;
  const [copyIn, copyOut] = ["in, from ordinary memory", "out, to ordinary memory"].map((name) =>
    timeOf(copies, name),
  ) as [number, number];
  return works.flatMap(({ work, rows }) => {
    const least = rows.find(({ subject }) => subject === PLAIN)?.least;
    if (least === undefined || !isDivided(work)) return [];
    const steps = STEPS[work.name]!;
    const elements = elementsOf(work);
    const partOf = (nanoseconds: number) => (nanoseconds * elements) / 1e6 / least;
    return {
      title: work.title,
      kernels: partOf(steps.kernels.reduce((total, name) => total + timeOf(kernels, name), 0)),
      copies: partOf(steps.copiesIn * copyIn + steps.copiesOut * copyOut),
      newGradient: (newArrays.find(({ bytes }) => bytes === 4 * elements)?.ordinary ?? 0) / least,
    };
  });
}
