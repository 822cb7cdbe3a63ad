import { gaussian } from "../../inputs/inputs.ts";
import type { WildDraft, WildGradient } from "./wild-case.ts";

type Random = () => number;
type Round = (x: number) => number;
type Values = ArrayLike<number>;
type Slopes = (x: Values) => Float64Array;

/** Makes a function of so many numbers. */
export type Make = (size: number, random: Random) => WildDraft;

/** A function of one list, and its gradients by several conventions. */
export function draft(
  group: string,
  x: Values,
  value: (x: Values, round: Round) => number,
  right: Record<string, Slopes>,
  domain?: readonly [number, number],
): WildDraft {
  const gradients = Object.entries(right).map(([name, slopes]): [string, WildGradient] => [
    name,
    ([given]) => [slopes(given!)],
  ]);
  return {
    group,
    inputs: [x],
    value: ([given], round) => value(given!, round),
    right: Object.fromEntries(gradients),
    ...(domain && { domain }),
  };
}

/** Numbers of three levels, so that many are equal. */
export const tied = (size: number, random: Random) => {
  const levels = [gaussian(random), gaussian(random), 0].map(Math.fround);
  return Float64Array.from({ length: size }, () => levels[Math.floor(3 * random())]!);
};

/** The place of the largest of some elements, with sign −1 of the least; the first of equal ones, or the last. */
export function extreme(x: Values, places: readonly number[], sign: number, last: boolean): number {
  return places.reduce((best, k) =>
    sign * x[k]! > sign * x[best]! || (last && x[k] === x[best]) ? k : best,
  );
}

export const range = (start: number, end: number) => Array.from({ length: end - start }, (_, k) => start + k);
