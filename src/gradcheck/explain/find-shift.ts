import { stridesOf } from "../../tensor/shape.ts";
import type { GradcheckElement } from "../measure/check-element.ts";

/**
 * Reports that a gradient of two values, one for each value of the target, goes by the target of a neighbour: by the numeric derivatives f
 * has one value where the target is 1 and another where it is 0, and so has the gradient if the target is taken one place off. Null
 * where that is not so.
 */
export function findShift(
  sample: readonly GradcheckElement[],
  shape: readonly number[],
  target: ArrayLike<number>,
): string | null {
  const judged = sample.filter(({ verdict }) => verdict !== "unresolved");
  const bar = judged.reduce((most, one) => Math.max(most, one.bar), 0);
  if (!hasTwoValues(judged, ({ numeric }) => numeric, ownTarget, 2 * bar)) return null;
  const strides = stridesOf(shape);
  for (const [axis, extent] of shape.entries()) {
    for (const by of [-1, 1]) {
      const inside = judged.filter(({ coordinates }) => {
        const place = coordinates[axis]! + by;
        return place >= 0 && place < extent;
      });
      const targetBeside = ({ coordinates }: GradcheckElement) =>
        target[coordinates.reduce((sum, place, k) => sum + place * strides[k]!, by * strides[axis]!)]!;
      const others = inside.filter((one) => targetBeside(one) !== one.target);
      if (others.length < MIN_OF_A_KIND) continue;
      if (hasTwoValues(inside, ({ analytic }) => analytic, targetBeside, 0))
        return `analytic goes by the target of the element ${by < 0 ? "before" : "after"} it along axis ${axis}: the target is shifted by one`;
    }
  }
  return null;
}

const ownTarget = ({ target }: GradcheckElement) => target;

/** Reports whether elements have one value where a target is 1 and another where it is 0, to within a size. */
function hasTwoValues(
  elements: readonly GradcheckElement[],
  numberOf: (element: GradcheckElement) => number,
  targetOf: (element: GradcheckElement) => number | null,
  size: number,
): boolean {
  const kinds = [0, 1].map((wanted) => elements.filter((one) => targetOf(one) === wanted).map(numberOf));
  if (
    kinds.some(({ length }) => length < MIN_OF_A_KIND) ||
    kinds[0]!.length + kinds[1]!.length < elements.length
  )
    return false;
  const [zeros, ones] = kinds.map((values) => ({ low: Math.min(...values), high: Math.max(...values) }));
  const within = size + ROUNDING * Math.max(...kinds.flat().map(Math.abs));
  const isApart = Math.max(zeros!.low - ones!.high, ones!.low - zeros!.high) > 10 * within;
  return isApart && [zeros!, ones!].every(({ low, high }) => high - low <= within);
}

/** Elements of each kind that must agree. */
const MIN_OF_A_KIND = 3;

/** Relative rounding of derivatives that a formula gives alike. */
const ROUNDING = 1e-9;
