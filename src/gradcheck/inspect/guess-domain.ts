import type { Domain } from "../arguments/domain.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { type Subject, valueAt } from "../arguments/subject.ts";

/** How far x is moved to see on which side f has values, in its own magnitude. */
const ASIDE = 0.25;

/** Evaluations of f for a guess. */
export const GUESSING = 2;

/**
 * Where f may be defined if x lies at the edge of it: the range of x or, where all of x is one number, the side of it on
 * which f has a value. Null where it has one on both sides, or on none.
 *
 * @param chosen - non-zero for elements that may move; null: all may
 */
export function* guessDomain(subject: Subject, chosen: Uint8Array | null): MaybeAsync<Domain | null> {
  const { numbers } = subject.inputs;
  let low = Infinity;
  let high = -Infinity;
  for (const x of numbers) {
    low = Math.min(low, x);
    high = Math.max(high, x);
  }
  if (low < high) return { low, high };
  const width = Math.abs(low) || 1;
  const sides: boolean[] = [];
  for (const aside of [-ASIDE * width, ASIDE * width]) {
    const moved = numbers.map((x, element) => (chosen === null || chosen[element] !== 0 ? x + aside : x));
    sides.push(!Number.isNaN(yield* valueAt(subject, moved)));
  }
  const [below, above] = sides;
  if (below === above) return null;
  return above ? { low, high: low + width } : { low: high - width, high };
}
