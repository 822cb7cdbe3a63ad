import { coordinatesOf, stridesOf } from "../../tensor/shape.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { checkElement, type GradcheckElement } from "../measure/check-element.ts";
import type { Point } from "../measure/judge-ladder.ts";
import type { Ladder } from "../measure/ladder.ts";
import type { GradcheckPattern } from "./find-pattern.ts";

/** Lines of elements that are looked at, and how long they may be. */
const LINES = 3;
const LONGEST = 8;

/**
 * Reports whether the derivatives along an axis, that of classes say, are right but in the wrong places: looks at whole lines of
 * elements through some that are wrong.
 *
 * @param most - evaluations of f that may be spent
 */
export function* findSwap(
  point: Point,
  wrong: readonly number[],
  shape: readonly number[],
  ladder: Ladder,
  most: number,
): MaybeAsync<GradcheckPattern | null> {
  const { tally } = point.subject;
  const end = tally.evaluations + most;
  const strides = stridesOf(shape);
  const axes = [...new Set([shape.length - 1, 1])].filter((axis) => shape.length > 1 && axis < shape.length);
  for (const axis of axes) {
    const extent = shape[axis]!;
    if (extent < 2 || extent > LONGEST) continue;
    const starts = [...new Set(wrong.map((at) => at - coordinatesOf(at, shape)[axis]! * strides[axis]!))];
    const looked = starts.slice(0, LINES);
    if (tally.evaluations + looked.length * extent * 2 * ladder.rungs > end) continue;
    const lines: GradcheckElement[][] = [];
    for (const start of looked) {
      const line: GradcheckElement[] = [];
      for (let k = 0; k < extent; k++) {
        line.push(yield* checkElement(point, start + k * strides[axis]!, null, ladder));
      }
      lines.push(line);
    }
    const places = permutationOf(lines, extent);
    if (places === null) continue;
    const moved = places.flatMap((place, at) => (place === at ? [] : [`${at} holds that of ${place}`]));
    return {
      text: `the derivatives along axis ${axis} are in the wrong places: ${moved.join(", ")}`,
      matched: lines.length * extent,
      of: lines.length * extent,
    };
  }
  return null;
}

/** Which numeric derivative each analytic one is, if the same in every line and not each its own. */
function permutationOf(lines: readonly GradcheckElement[][], extent: number): number[] | null {
  const all = Array.from({ length: extent }, (_, place) => place);
  const places = all.map((at) =>
    all.find((place) =>
      lines.every((line) => Math.abs(line[at]!.analytic - line[place]!.numeric) <= line[place]!.bar),
    ),
  );
  const found = places.filter((place) => place !== undefined);
  if (new Set(found).size < extent) return null;
  return found.every((place, at) => place === at) ? null : found;
}
