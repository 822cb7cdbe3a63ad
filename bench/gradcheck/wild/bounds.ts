import type { WildDraft, WildGradient } from "./wild-case.ts";

type Random = () => number;
type Each = (p: number, t: number) => number;

/** Losses of probabilities that are sums over elements, with their derivatives. */
const LOSSES: Record<string, readonly [value: Each, slope: Each]> = {
  "cross entropy": [(p, t) => -(t ? Math.log(p) : Math.log(1 - p)), (p, t) => (t ? -1 / p : 1 / (1 - p))],
  "log cosh": [
    (p, t) => {
      const away = Math.abs(p - t);
      return away + Math.log1p(Math.exp(-2 * away)) - Math.LN2;
    },
    (p, t) => Math.tanh(p - t),
  ],
  "squared distance": [(p, t) => (p - t) ** 2, (p, t) => 2 * (p - t)],
  focal: [
    (p, t) => (t ? -((1 - p) ** 2) * Math.log(p) : -(p ** 2) * Math.log(1 - p)),
    (p, t) =>
      t ? 2 * (1 - p) * Math.log(p) - (1 - p) ** 2 / p : -2 * p * Math.log(1 - p) + p ** 2 / (1 - p),
  ],
};

/** More losses of that kind, with steeper slopes at a bound. */
const STEEP_LOSSES: typeof LOSSES = {
  entropy: [(p) => p * Math.log(p) + (1 - p) * Math.log(1 - p), (p) => Math.log(p) - Math.log(1 - p)],
  "square roots": [
    (p, t) => Math.sqrt(t ? 1 - p : p),
    (p, t) => (t ? -0.5 / Math.sqrt(1 - p) : 0.5 / Math.sqrt(p)),
  ],
  odds: [(p, t) => (t ? (1 - p) / p : p / (1 - p)), (p, t) => (t ? -1 / p ** 2 : 1 / (1 - p) ** 2)],
};

/** A mean over elements that lie 10⁻⁷ to 10⁻² from the bounds of [0, 1], some on the side of their target. */
function nearBounds(name: string) {
  const [value, slope] = (LOSSES[name] ?? STEEP_LOSSES[name])!;
  return (size: number, random: Random): WildDraft => {
    const target = Float64Array.from({ length: size }, () => (random() < 0.5 ? 1 : 0));
    const x = target.map((t) => {
      const away = 10 ** (-7 + 5 * random());
      return (random() < 0.8 ? t : 1 - t) === 1 ? 1 - away : away;
    });
    const by =
      (factor: (t: number) => number): WildGradient =>
      ([p]) => [target.map((t, k) => (factor(t) * slope(p![k]!, t)) / size)];
    return {
      group: `${name} near bounds`,
      inputs: [x.map(Math.fround)],
      value: ([p], round) => {
        let sum = 0;
        for (let k = 0; k < size; k++) sum = round(sum + round(value(p![k]!, target[k]!)));
        return sum / size;
      },
      right: { right: by(() => 1) },
      wrong: {
        "sign where the target is 1": by((t) => (t ? -1 : 1)),
        "zero where the target is 1": by((t) => (t ? 0 : 1)),
        "zero where the target is 0": by((t) => (t ? 1 : 0)),
      },
      domain: [0, 1],
    };
  };
}

/** Losses of probabilities with a domain, where elements lie near its bounds. */
export const BOUNDS: readonly ((size: number, random: Random) => WildDraft)[] = [
  ...Object.keys(LOSSES),
  ...Object.keys(STEEP_LOSSES),
].map(nearBounds);
