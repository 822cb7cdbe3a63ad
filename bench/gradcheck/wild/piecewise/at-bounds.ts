import { draft, extreme, type Make, range } from "../draft.ts";
import { signed, total } from "../kink-siblings.ts";

type Round = (x: number) => number;
type Values = ArrayLike<number>;

/** Cross entropy of probabilities that are clipped to [ε, 1 − ε], some of them where the clip bends or beyond it. */
const clippedEntropy: Make = (size, random) => {
  const epsilon = 10 ** (-7 + 5 * random());
  const [low, high] = [Math.fround(epsilon), Math.fround(1 - epsilon)];
  const target = Float64Array.from({ length: size }, () => (random() < 0.5 ? 1 : 0));
  const x = target.map((t) => {
    const kind = random();
    if (kind < 0.3) return t;
    if (kind < 0.5) return t ? high : low;
    if (kind < 0.7) return Math.fround(t ? 1 - 3 * epsilon : 3 * epsilon);
    return Math.fround(0.05 + 0.9 * random());
  });
  const clip = (v: number) => Math.max(low, Math.min(high, v));
  const by = (isOn: (v: number) => boolean) => (p: Values) =>
    Float64Array.from(p, (v, k) => (isOn(v) ? (target[k] ? -1 / v : 1 / (1 - v)) / size : 0));
  const value = (p: Values, round: Round) =>
    total(
      Array.from(p, (v, k) => -Math.log(target[k] ? clip(v) : round(1 - clip(v)))),
      round,
    ) / size;
  return draft(
    "clipped cross entropy, also at the clip",
    x,
    value,
    { inclusive: by((v) => v >= low && v <= high), exclusive: by((v) => v > low && v < high) },
    [0, 1],
  );
};

/** Dice and squared Dice of probabilities, of which some are exactly 0 and 1. */
const diceAtBounds =
  (group: string, power: 1 | 2): Make =>
  (size, random) => {
    const target = Float64Array.from({ length: size }, () => (random() < 0.5 ? 1 : 0));
    const x = target.map((t) => [t, 1 - t, Math.fround(random())][Math.floor(3 * random())]!);
    const all = target.reduce((sum, t) => sum + t, 0) + 1e-3;
    const parts = (p: Values, round: Round) => {
      let [overlap, sum] = [0, 0];
      for (let k = 0; k < size; k++) {
        overlap = round(overlap + round(p[k]! * target[k]!));
        sum = round(sum + round(power === 1 ? p[k]! : p[k]! * p[k]!));
      }
      return { above: 2 * overlap + 1e-3, below: sum + all };
    };
    const value = (p: Values, round: Round) => {
      const { above, below } = parts(p, round);
      return 1 - above / below;
    };
    const right = (p: Values) => {
      const { above, below } = parts(p, (v) => v);
      return Float64Array.from(
        p,
        (v, k) => (above * (power === 1 ? 1 : 2 * v)) / below ** 2 - (2 * target[k]!) / below,
      );
    };
    return draft(group, x, value, { right }, [0, 1]);
  };

/** Extremes of probabilities that are tied at a bound of the domain. */
const extremesAtBounds: Make = (size, random) => {
  const x = Float64Array.from({ length: size }, () => [0, 1, 0.5][Math.floor(3 * random())]!);
  const places = range(0, size);
  const by = (last: boolean) => (p: Values) => {
    const slopes = new Float64Array(size);
    slopes[extreme(p, places, 1, last)]! += 1.25;
    slopes[extreme(p, places, -1, last)]! -= 0.75;
    return slopes;
  };
  const value = (p: Values, round: Round) =>
    round(round(1.25 * p[extreme(p, places, 1, false)]!) - round(0.75 * p[extreme(p, places, -1, false)]!));
  return draft("extremes tied at bounds", x, value, { first: by(false), last: by(true) }, [0, 1]);
};

/** Squares and distances of probabilities on the bounds, each with a weight of either sign. */
const distancesAtBounds: Make = (size, random) => {
  const target = Float64Array.from({ length: size }, () => [0, 1, 0.5][Math.floor(3 * random())]!);
  const x = target.map((t) => (random() < 0.6 ? t : Math.fround(random())));
  const weights = signed(size, random);
  const by = (inside: number) => (p: Values) =>
    Float64Array.from(p, (v, k) => {
      const away = v - target[k]!;
      const atZero = target[k] === 0 ? inside : target[k] === 1 ? -inside : 0;
      return weights[k]! * (Math.sign(away) || atZero) + 2 * away;
    });
  const value = (p: Values, round: Round) =>
    total(
      Array.from(p, (v, k) => {
        const away = v - target[k]!;
        return round(weights[k]! * Math.abs(away)) + away * away;
      }),
      round,
    );
  return draft("distances at bounds", x, value, { inside: by(1), zero: by(0) }, [0, 1]);
};

/** Losses of probabilities, of which some are exactly at a bound of the domain. */
export const AT_BOUNDS: readonly Make[] = [
  clippedEntropy,
  diceAtBounds("Dice at bounds", 1),
  diceAtBounds("squared Dice at bounds", 2),
  extremesAtBounds,
  distancesAtBounds,
];
