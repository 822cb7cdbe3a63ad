import { gaussian } from "../../../inputs/inputs.ts";
import { draft, type Make, range } from "../draft.ts";
import { signed, total } from "../kink-siblings.ts";
import type { WildGradient } from "../wild-case.ts";

type Round = (x: number) => number;
type Values = ArrayLike<number>;

/** relu(a·relu(b·x) − c), with elements at either bend. */
const reluChain: Make = (size, random) => {
  const inner = signed(size, random);
  const outer = Float64Array.from({ length: size }, () => 0.5 + random()).map(Math.fround);
  const shift = Float64Array.from(inner, () => Math.round(2 * random()) / 2);
  const weights = signed(size, random);
  const x = Float64Array.from(inner, (b, k) => {
    const kind = random();
    if (kind < 0.3) return 0;
    return kind < 0.6 ? Math.fround(shift[k]! / b) : Math.fround(gaussian(random));
  });
  const hidden = (v: number, k: number) => Math.max(0, inner[k]! * v);
  const by = (isOn: (v: number) => boolean) => (at: Values) =>
    Float64Array.from(at, (v, k) => {
      const first = inner[k]! * v;
      const second = outer[k]! * Math.max(0, first) - shift[k]!;
      return isOn(first) && isOn(second) ? weights[k]! * outer[k]! * inner[k]! : 0;
    });
  const value = (at: Values, round: Round) =>
    total(
      Array.from(at, (v, k) => {
        const second = round(round(outer[k]! * round(hidden(v, k))) - shift[k]!);
        return weights[k]! * Math.max(0, second);
      }),
      round,
    );
  return draft("chain of relus", x, value, { left: by((v) => v > 0), right: by((v) => v >= 0) });
};

/** Sums of relus of weighted sums, with hidden units exactly at 0. */
const reluLayer: Make = (size, random) => {
  const units = 3;
  const weights = Float64Array.from({ length: units * size }, () => Math.round(8 * gaussian(random)) / 8);
  const out = signed(units, random);
  const x = Float64Array.from({ length: size }, () => Math.round(8 * gaussian(random)) / 8);
  const reach = (at: Values, unit: number) =>
    range(0, size).reduce((sum, k) => sum + weights[unit * size + k]! * at[k]!, 0);
  // The bias of the first unit brings it to 0.
  const bias = Float64Array.from({ length: units }, (_, unit) =>
    unit === 0 ? -reach(x, 0) : Math.round(8 * gaussian(random)) / 8,
  );
  const by = (isOn: (v: number) => boolean) => (at: Values) => {
    const slopes = new Float64Array(size);
    for (let unit = 0; unit < units; unit++) {
      if (!isOn(reach(at, unit) + bias[unit]!)) continue;
      for (let k = 0; k < size; k++) slopes[k]! += out[unit]! * weights[unit * size + k]!;
    }
    return slopes;
  };
  const value = (at: Values, round: Round) =>
    total(
      Array.from(out, (w, unit) => {
        let sum = bias[unit]!;
        for (let k = 0; k < size; k++) sum = round(sum + round(weights[unit * size + k]! * at[k]!));
        return w * Math.max(0, sum);
      }),
      round,
    );
  return draft("layer of relus", x, value, { left: by((v) => v > 0), right: by((v) => v >= 0) });
};

/** Products of two clamped lists, elements at the bounds of the clamp. */
const productOfClamps: Make = (size, random) => {
  const at = (): Float64Array =>
    Float64Array.from(
      { length: size },
      () => [0.25, 1, Math.fround(random()), Math.fround(1.5 * random())][Math.floor(4 * random())]!,
    );
  const clamp = (v: number) => Math.max(0.25, Math.min(1, v));
  const by =
    (isOn: (v: number) => boolean): WildGradient =>
    ([a, b]) => [
      Float64Array.from(a!, (v, k) => (isOn(v) ? clamp(b![k]!) : 0)),
      Float64Array.from(b!, (v, k) => (isOn(v) ? clamp(a![k]!) : 0)),
    ];
  return {
    group: "product of clamps",
    inputs: [at(), at()],
    value: ([a, b], round) =>
      total(
        Array.from(a!, (v, k) => clamp(v) * clamp(b![k]!)),
        round,
      ),
    right: { inclusive: by((v) => v >= 0.25 && v <= 1), exclusive: by((v) => v > 0.25 && v < 1) },
  };
};

/** Σ w·relu(x)·a and Σ w·|x|·a, whose kink is in one of two inputs. */
const bendTimes =
  (group: string, below: number): Make =>
  (size, random) => {
    const weights = signed(size, random);
    const x = Float64Array.from({ length: size }, () => (random() < 0.5 ? 0 : Math.fround(gaussian(random))));
    const a = signed(size, random);
    const bend = (v: number) => (v > 0 ? v : below * v);
    const by =
      (atZero: number): WildGradient =>
      ([p, q]) => [
        Float64Array.from(p!, (v, k) => weights[k]! * q![k]! * (v > 0 ? 1 : v < 0 ? below : atZero)),
        Float64Array.from(p!, (v, k) => weights[k]! * bend(v)),
      ];
    return {
      group,
      inputs: [x, a],
      value: ([p, q], round) =>
        total(
          Array.from(p!, (v, k) => round(weights[k]! * q![k]!) * bend(v)),
          round,
        ),
      right: { left: by(below), middle: by((1 + below) / 2), right: by(1) },
    };
  };

/** Σ max(x, a·x) and Σ relu(x − threshold), where both inputs are differentiated. */
const softThreshold: Make = (size, random) => {
  const weights = signed(size, random);
  const threshold = Float64Array.from({ length: size }, () => Math.round(4 * random()) / 4 + 0.25);
  const x = threshold.map((t) => (random() < 0.5 ? t : Math.fround(2 * gaussian(random))));
  const shrink = (v: number, t: number) => Math.sign(v) * Math.max(0, Math.abs(v) - t);
  const by =
    (isOn: (away: number) => boolean): WildGradient =>
    ([p, q]) => [
      Float64Array.from(p!, (v, k) => (isOn(Math.abs(v) - q![k]!) ? weights[k]! : 0)),
      Float64Array.from(p!, (v, k) => (isOn(Math.abs(v) - q![k]!) ? -weights[k]! * Math.sign(v) : 0)),
    ];
  return {
    group: "soft threshold of two inputs",
    inputs: [x, threshold],
    value: ([p, q], round) =>
      total(
        Array.from(p!, (v, k) => weights[k]! * round(shrink(v, q![k]!))),
        round,
      ),
    right: { flat: by((away) => away > 0), steep: by((away) => away >= 0) },
  };
};

/** Functions that bend in more than one place, or in one of two inputs. */
export const BENDS: readonly Make[] = [
  reluChain,
  reluLayer,
  productOfClamps,
  bendTimes("relu times another input", 0),
  bendTimes("distance from 0 times another input", -1),
  bendTimes("leaky relu times another input", 0.01),
  softThreshold,
];
