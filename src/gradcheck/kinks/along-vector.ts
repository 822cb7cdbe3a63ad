import { closeScaleOf, type Domain } from "../arguments/domain.ts";
import type { Point } from "../measure/judge-ladder.ts";

/** x moved by a pattern, within the domain and in the elements that are checked. */
export function movedBy(
  { subject }: Point,
  pattern: Float64Array,
  move: number,
  chosen: Uint8Array | null,
): Float64Array {
  const { inputs, domain } = subject;
  const scale = closeScaleOf(inputs, domain, chosen);
  return inputs.numbers.map((x, k) => {
    if (chosen !== null && chosen[k] === 0) return x;
    const moved = x + move * scale[k]! * pattern[k]!;
    return isWithin(moved, domain) ? moved : 2 * x - moved;
  });
}

function isWithin(x: number, domain: Domain | null): boolean {
  return domain === null || (x >= domain.low && x <= domain.high);
}

/** The sum of the magnitudes of the terms of a slope. */
export function sizeAlong(gradient: Float64Array, vector: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < gradient.length; k++) sum += Math.abs(gradient[k]! * vector[k]!);
  return sum;
}

/** The inner product: the slope that a gradient has along a vector. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
