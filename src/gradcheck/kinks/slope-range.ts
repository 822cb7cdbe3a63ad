import { dot, sizeAlong } from "./along-vector.ts";

/** A point next to x, which breaks the ties that x has, and the gradient under check there. */
export interface GradientBeside {
  /** How far every element is moved, as a part of the longest move: from −1 to 1. */
  readonly pattern: Float64Array;
  /**
   * The gradient after moves of several lengths, the shortest last: what differs between two of them is smooth or a kink
   * between them, what does not is a jump at x.
   */
  readonly gradients: readonly Float64Array[];
  /** Non-zero for the elements that the point has outside of the domain, across the bound at which x has them; null: none. */
  readonly across: Float64Array | null;
}

/** The gradient at the shortest of the moves. */
export function nearestOf({ gradients }: GradientBeside): Float64Array {
  return gradients.at(-1)!;
}

/** The slopes along a direction that the gradients next to x give, with the points that give the least and the most. */
export interface SlopeRange {
  readonly low: number;
  readonly high: number;
  /** The largest sum of the magnitudes that make one of the slopes: their rounding is a part of it. */
  readonly size: number;
  readonly lowest: GradientBeside;
  readonly highest: GradientBeside;
}

/** The part of the range of slopes next to x by which a sub-gradient may miss it. */
export const RANGE_MARGIN = 0.1;

/** Which of the moves of points beside x count. */
export type SlopeMoves = "nearest" | "all";

/**
 * The range of the slopes that points give along a direction; null without points.
 *
 * @param moves - `"nearest"`: at the shortest of their moves alone, for what the gradient at x must be; `"all"`: at all of them, for what
 * differences show, whose steps may pass other kinks near x
 * @param known - the range of other points, which is widened
 */
export function rangeOfPoints(
  vector: Float64Array,
  points: readonly GradientBeside[],
  moves: SlopeMoves,
  known: SlopeRange | null,
): SlopeRange | null {
  const first = known?.lowest ?? points[0];
  if (first === undefined) return null;
  let { low, high, size, lowest, highest } = known ?? {
    low: Infinity,
    high: -Infinity,
    size: 0,
    lowest: first,
    highest: first,
  };
  for (const point of points) {
    for (const gradient of moves === "all" ? point.gradients : point.gradients.slice(-1)) {
      const slope = dot(gradient, vector);
      if (slope < low) [low, lowest] = [slope, point];
      if (slope > high) [high, highest] = [slope, point];
      size = Math.max(size, sizeAlong(gradient, vector));
    }
  }
  return { low, high, size, lowest, highest };
}
