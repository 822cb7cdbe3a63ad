import { gaussian } from "../../../inputs/inputs.ts";
import type { Make } from "../draft.ts";
import type { WildDraft, WildGradient } from "../wild-case.ts";
import { type Term, TieTape } from "./tie-tape.ts";

export type Random = () => number;
export type Points = (size: number, random: Random) => Float64Array;

/** A function of one or more lists of terms. */
export type TermsFunction = (tape: TieTape, inputs: Term[][]) => Term;

/** A function whose gradients come from a tape that breaks ties in two orders, at points of its own kind. */
export function tieDraft(
  group: string,
  inputs: readonly Float64Array[],
  f: TermsFunction,
  domain?: readonly [number, number],
): WildDraft {
  const run = (given: readonly ArrayLike<number>[], round: (x: number) => number, order: 1 | -1) => {
    const tape = new TieTape(round);
    let place = 0;
    const terms = given.map((list) => Array.from(list, (x) => tape.input(x, order * (1 + place++ * 1.0001))));
    return { tape, terms, end: f(tape, terms) };
  };
  const by =
    (order: 1 | -1): WildGradient =>
    (given) => {
      const { tape, terms, end } = run(given, (x) => x, order);
      tape.follow(end);
      return terms.map((list) => Float64Array.from(list, ({ adjoint }) => adjoint));
    };
  return {
    group,
    inputs,
    value: (given, round) => run(given, round, 1).end.value,
    right: { rising: by(1), falling: by(-1) },
    ...(domain && { domain }),
  };
}

/** A maker of a function of one list. */
export const ofOne =
  (
    group: string,
    points: Points,
    f: (size: number, random: Random) => (t: TieTape, x: Term[]) => Term,
  ): Make =>
  (size, random) => {
    const x = points(size, random);
    const inner = f(size, random);
    return tieDraft(group, [x], (tape, [terms]) => inner(tape, terms!));
  };

/** A maker of a function of a list in [0, 1]. */
export const ofProbabilities =
  (group: string, f: (size: number, random: Random) => (t: TieTape, p: Term[]) => Term): Make =>
  (size, random) => {
    const p = probabilities(size, random);
    const inner = f(size, random);
    return tieDraft(group, [p], (tape, [terms]) => inner(tape, terms!), [0, 1]);
  };

/** A maker of a function of two lists, of which some elements are equal. */
export const ofTwo =
  (
    group: string,
    points: Points,
    f: (size: number, random: Random) => (t: TieTape, x: Term[], y: Term[]) => Term,
    domain?: readonly [number, number],
  ): Make =>
  (size, random) => {
    const x = points(size, random);
    const y = points(size, random).map((value, k) => (random() < 0.2 ? x[k]! : value));
    const inner = f(size, random);
    return tieDraft(group, [x, y], (tape, [p, q]) => inner(tape, p!, q!), domain);
  };

const single = (values: Iterable<number>) => Float64Array.from(values, Math.fround);
const list = (size: number, one: () => number) => single(Array.from({ length: size }, one));

/** Numbers in general, of three levels, zeros among others, or of scales 10^±3. */
export const mixed: Points = (size, random) => {
  const kind = Math.floor(4 * random());
  const levels = [gaussian(random), gaussian(random), 0];
  if (kind === 1) return list(size, () => levels[Math.floor(3 * random())]!);
  if (kind === 2) return list(size, () => (random() < 0.4 ? 0 : gaussian(random)));
  if (kind === 3) return list(size, () => gaussian(random) * 10 ** (6 * random() - 3));
  return list(size, () => gaussian(random));
};

/** The same, of a size around 1. */
export const moderate: Points = (size, random) => {
  const levels = [gaussian(random), gaussian(random), 0];
  const isTied = random() < 0.5;
  return list(size, () => (isTied ? levels[Math.floor(3 * random())]! : gaussian(random)));
};

export const positive: Points = (size, random) =>
  moderate(size, random).map((x) => Math.fround(Math.abs(x) + 0.25));

/** Positive numbers of scales 10^±3. */
export const scaled: Points = (size, random) => list(size, () => (0.3 + random()) * 10 ** (6 * random() - 3));

/** Numbers of which many are exactly at joints of a function. */
export const atJoints =
  (...joints: number[]): Points =>
  (size, random) =>
    list(size, () =>
      random() < 0.4 ? joints[Math.floor(joints.length * random())]! : 1.5 * gaussian(random),
    );

/** Numbers in [0, 1]: inside, at both bounds, and 10⁻⁵ to 10⁻² from one. */
const probabilities: Points = (size, random) => {
  const share = random();
  return list(size, () => {
    const bound = random() < 0.5 ? 1 : 0;
    const kind = random();
    if (kind < 0.3 * share) return bound;
    if (kind < 0.6 * share) return Math.abs(bound - 10 ** (-5 + 3 * random()));
    return 0.05 + 0.9 * random();
  });
};

export const weights = (size: number, random: Random): Float64Array =>
  list(size, () => (random() < 0.5 ? -1 : 1) * (0.3 + random()));

export const labels = (size: number, random: Random): Float64Array => list(size, () => +(random() < 0.5));
