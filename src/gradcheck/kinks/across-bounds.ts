import { inwardOf } from "../arguments/domain.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import type { Point } from "../measure/judge-ladder.ts";
import { type GradientsBeside, JUMP } from "./gradients-beside.ts";
import { nearestOf } from "./slope-range.ts";

/** The least part of its move by which the others move where one element alone is across its bound: what x = 1 ± the shortest move stores. */
const MIN_NEARER = { double: 2 ** -14, single: 2 ** -5 } as const;

/**
 * Adds the point across the bounds at which x lies along a direction, and one with only those elements across that do not have the slope
 * inside: beside a bound, an element may be nearer to it than the shortest move, and has the slope inside at x. Returns whether the
 * gradient has a value there.
 */
export function* addAcross(beside: GradientsBeside, point: Point, vector: Float64Array): MaybeAsync<boolean> {
  if (!(yield* addAcrossBy(beside, point, vector, vector))) return false;
  const [across, inside] = [beside.points.at(-1)!, beside.nearest()].map(nearestOf) as [
    Float64Array,
    Float64Array,
  ];
  const some = vector.map((length, k) => {
    const isInside = Math.abs(point.gradient[k]! - inside[k]!) <= JUMP * Math.abs(across[k]! - inside[k]!);
    return isInside ? 0 : length;
  });
  if (some.some((length) => length !== 0)) yield* addAcrossBy(beside, point, some, vector);
  return true;
}

/** Adds the point with some elements of a direction across their bounds, and its others inside. */
function* addAcrossBy(
  beside: GradientsBeside,
  point: Point,
  some: Float64Array,
  vector: Float64Array,
): MaybeAsync<boolean> {
  const { numbers } = point.subject.inputs;
  const lengths = vector.map((length, k) => (some[k] === 0 ? length : -length));
  const pattern = beside.patterns.onSides(lengths.map(Math.sign));
  return yield* beside.addAt(pattern, (move) => numbers.map((x, k) => x + move * lengths[k]!), some);
}

/**
 * Adds two points with one element across its bound and all others inside: in a random order, and far nearer to x than
 * it, so that a kink of a sum shows. What the gradient jumps by there is not a jump at the bound of another element.
 */
export function* addAcrossAlone(beside: GradientsBeside, point: Point, element: number): MaybeAsync<void> {
  const { inputs, domain } = point.subject;
  const { numbers } = inputs;
  const inward = inwardOf(numbers[element]!, domain);
  if (inward === 0) return;
  const nearer = Math.max(1 / (2 * numbers.length), MIN_NEARER[beside.isSingle() ? "single" : "double"]);
  const alone = new Float64Array(numbers.length);
  alone[element] = 1;
  for (const part of [1, nearer]) {
    const pattern = beside.patterns.inRandomOrder().map((place) => part * place);
    pattern[element] = inward;
    const at = (move: number) => {
      const moved = beside.moved(pattern, move);
      moved[element] = 2 * numbers[element]! - moved[element]!;
      return moved;
    };
    yield* beside.addAt(pattern, at, alone);
  }
}
