import { lossValue } from "./lab-losses.ts";
import type { Choices } from "./lab-options.ts";
import { optionsTakenBy } from "./library-options.ts";
import { SIDE } from "./scenes.ts";

/** What the lab sweeps: ε, the size of the picture's content, or the threshold of a hard prediction. */
export const SWEEPS = [
  ["smooth", "ε"],
  ["size", "size"],
  ["threshold", "threshold"],
] as const;

/** What is not worth a sweep: ε, where no loss takes it. */
export function unsweptOf(losses: readonly Choices[]): readonly string[] {
  return losses.some(({ loss }) => optionsTakenBy(loss).includes("smooth")) ? [] : ["smooth"];
}

/** The loss against one quantity, all else as it is. */
export function sweep(
  choices: Choices,
  prediction: Float64Array,
  target: Float64Array,
  kind: string,
): (readonly [x: number, loss: number])[] {
  if (kind === "size") return sweepSize(choices, prediction, target);
  if (kind === "threshold")
    return Array.from({ length: 49 }, (_, k) => (k + 1) / 50).map((threshold) => {
      const hard = prediction.map((p) => (p >= threshold ? 0.998 : 0.002));
      return [threshold, lossValue(choices, hard, target)] as const;
    });
  return Array.from({ length: 46 }, (_, k) => 10 ** (-6 + k / 5)).map(
    (smooth) => [smooth, lossValue({ ...choices, smooth }, prediction, target)] as const,
  );
}

/** The loss of target and prediction drawn smaller and larger together, against the size of the target in pixels. */
function sweepSize(
  choices: Choices,
  prediction: Float64Array,
  target: Float64Array,
): (readonly [x: number, loss: number])[] {
  const points = new Map<number, number>();
  for (let k = 0; k <= 40; k++) {
    const zoom = 0.06 * 25 ** (k / 40);
    const small = zoomed(target, zoom, 0);
    const size = small.reduce((sum, t) => sum + t, 0);
    if (size > 0) points.set(size, lossValue(choices, zoomed(prediction, zoom, 0.002), small));
  }
  return [...points].sort(([a], [b]) => a - b);
}

/** A picture drawn at another size around its middle, by the nearest pixel. */
function zoomed(field: Float64Array, zoom: number, beyond: number): Float64Array {
  const middle = SIDE / 2;
  const from = (k: number) => Math.floor(middle + (k + 0.5 - middle) / zoom);
  return field.map((_, k) => {
    const [x, y] = [from(k % SIDE), from(Math.floor(k / SIDE))];
    return x >= 0 && y >= 0 && x < SIDE && y < SIDE ? field[y * SIDE + x]! : beyond;
  });
}
