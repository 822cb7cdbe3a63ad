import { stridesOf } from "../../tensor/shape.ts";
import type { GradcheckElement } from "../measure/check-element.ts";
import type { GradcheckPattern } from "./find-pattern.ts";

/**
 * Names a gradient of two values, one for each value of the target, that goes by the target of a neighbour: by the numeric derivatives f
 * has one value where the target is 1 and another where it is 0, and so has the gradient if the target is taken one place off. Null
 * where that is not so, where most elements have no such neighbour, and where another neighbour, or the target itself, says the same.
 */
export function findShift(
  sample: readonly GradcheckElement[],
  shape: readonly number[],
  target: ArrayLike<number>,
): Omit<GradcheckPattern, "of"> | null {
  const judged = sample.filter(({ verdict }) => verdict !== "unresolved");
  const bar = judged.reduce((most, one) => Math.max(most, one.bar), 0);
  const order = orderOfTwo(judged, ({ numeric }) => numeric, ownTarget, 2 * bar);
  if (order === 0) return null;
  const strides = stridesOf(shape);
  const found: Omit<GradcheckPattern, "of">[] = [];
  for (const [axis, extent] of shape.entries()) {
    for (const by of [-1, 1]) {
      const inside = judged.filter(({ coordinates }) => {
        const place = coordinates[axis]! + by;
        return place >= 0 && place < extent;
      });
      const targetBeside = ({ coordinates }: GradcheckElement) =>
        target[coordinates.reduce((sum, place, k) => sum + place * strides[k]!, by * strides[axis]!)]!;
      const others = inside.filter((one) => targetBeside(one) !== one.target);
      if (others.length < MIN_OF_A_KIND || 2 * inside.length <= judged.length) continue;
      if (orderOfTwo(inside, analyticOf, targetBeside, 0) !== order) continue;
      if (orderOfTwo(inside, analyticOf, ownTarget, 0) !== 0) continue;
      const text = `analytic goes by the target of the element ${by < 0 ? "before" : "after"} it along axis ${axis}: the target is shifted by one`;
      found.push({ text, matched: inside.length });
    }
  }
  return found.length === 1 ? found[0]! : null;
}

const ownTarget = ({ target }: GradcheckElement) => target;

const analyticOf = ({ analytic }: GradcheckElement) => analytic;

/**
 * 1 where elements have one value where a target is 1 and a lower one where it is 0, each to within a size; −1 where that is higher; else 0.
 */
function orderOfTwo(
  elements: readonly GradcheckElement[],
  numberOf: (element: GradcheckElement) => number,
  targetOf: (element: GradcheckElement) => number | null,
  size: number,
): number {
  const kinds = [0, 1].map((wanted) => elements.filter((one) => targetOf(one) === wanted).map(numberOf));
  if (
    kinds.some(({ length }) => length < MIN_OF_A_KIND) ||
    kinds[0]!.length + kinds[1]!.length < elements.length
  )
    return 0;
  const [zeros, ones] = kinds.map((values) => ({ low: Math.min(...values), high: Math.max(...values) }));
  const within = size + ROUNDING * Math.max(...kinds.flat().map(Math.abs));
  const [above, below] = [ones!.low - zeros!.high, zeros!.low - ones!.high];
  const isTwo = [zeros!, ones!].every(({ low, high }) => high - low <= within);
  return isTwo && Math.max(above, below) > 10 * within ? Math.sign(above - below) : 0;
}

/** Elements of each kind that must agree. */
const MIN_OF_A_KIND = 3;

/** Relative rounding of derivatives that a formula gives alike. */
const ROUNDING = 1e-9;
