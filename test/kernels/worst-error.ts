import { randomNumbers } from "../tensor/random-values.ts";
import { type BigFloat, big, ulpsFrom } from "./big-float.ts";

/**
 * Arguments of a kind; more of them find larger errors, by a little: SOFTDICE_DRAWS=20000 takes minutes, and found those that the
 * sources speak of.
 */
const DRAWS = Number(globalThis.process?.env.SOFTDICE_DRAWS ?? 300);

/** A number from `low` to `high`. */
export type Draw = (low: number, high: number) => number;

/** The largest error of f in ulps over arguments of a kind, and where it is. */
export function worstError<Arguments extends [number] | [number, number]>(
  f: (...x: Arguments) => number,
  exact: (...x: { [at in keyof Arguments]: BigFloat }) => BigFloat,
  kind: (draw: Draw) => Arguments,
): { ulps: number; at: Arguments } {
  const random = randomNumbers(7);
  const draw: Draw = (low, high) => low + (high - low) * random();
  let worst = { ulps: -1, at: kind(draw) };
  for (let k = 0; k < DRAWS; k++) {
    const at = kind(draw);
    const want = exact(...(at.map(big) as { [at in keyof Arguments]: BigFloat }));
    const ulps = ulpsFrom(want, f(...at));
    // A NaN must not pass.
    if (!(ulps <= worst.ulps)) worst = { ulps, at };
  }
  return worst;
}
