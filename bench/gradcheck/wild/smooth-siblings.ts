import { gaussian } from "../../inputs/inputs.ts";
import { elementwise, signed, total } from "./kink-siblings.ts";
import type { WildDraft, WildGradient } from "./wild-case.ts";

type Random = () => number;
type Make = (size: number, random: Random) => WildDraft;

/** A function of single elements within a domain, at points near its bounds. */
const within =
  (domain: readonly [number, number], make: Make): Make =>
  (size, random) => ({ ...make(size, random), domain });

/** A number 10⁻⁷ to 10⁻² from a bound of [0, 1]. */
const nearBound = (random: Random) => {
  const away = 10 ** (-7 + 5 * random());
  return random() < 0.5 ? away : 1 - away;
};

const sigmoid = (v: number) => 1 / (1 + Math.exp(-v));
const softplus = (v: number) => Math.max(0, v) + Math.log1p(Math.exp(-Math.abs(v)));

/** Σ w·h(x) of several lists, whose h takes an element of each. */
const joint =
  (
    group: string,
    points: readonly ((random: Random) => number)[],
    h: (...at: number[]) => number,
    slopes: (...at: number[]) => readonly number[],
  ): Make =>
  (size, random) => {
    const weights = signed(size, random);
    const inputs = points.map((point) =>
      Float64Array.from({ length: size }, () => Math.fround(point(random))),
    );
    const at = (given: readonly ArrayLike<number>[], k: number) => given.map((list) => list[k]!);
    const right: WildGradient = (given) =>
      given.map((_, which) => weights.map((w, k) => w * slopes(...at(given, k))[which]!));
    const value: WildDraft["value"] = (given, round) =>
      total(
        Array.from(weights, (w, k) => w * round(h(...at(given, k)))),
        round,
      );
    return { group, inputs, value, right: { right } };
  };

/** A number of any size from 10⁻ᵈ to 10ᵈ. */
const ofAnySize = (digits: number) => (random: Random) =>
  (random() < 0.5 ? -1 : 1) * 10 ** (digits * (2 * random() - 1));

/** Σ x²/s² of elements whose scales s are far apart. */
const mixedScales =
  (digits: number): Make =>
  (size, random) => {
    const scales = Float64Array.from({ length: size }, () => Math.abs(ofAnySize(digits)(random)));
    const x = scales.map((scale) => Math.fround(scale * (0.5 + random())));
    return {
      group: `scales 10^±${digits} within one list`,
      inputs: [x],
      value: ([given], round) =>
        total(
          Array.from(given!, (v, k) => (v / scales[k]!) ** 2),
          round,
        ),
      right: { right: ([given]) => [Float64Array.from(given!, (v, k) => (2 * v) / scales[k]! ** 2)] },
    };
  };

/** Elements of 0 at which f does not change, beside others at which it does. */
const stillAtZero: Make = (size, random) => {
  const x = Float64Array.from({ length: size }, () => (random() < 0.5 ? 0 : Math.fround(gaussian(random))));
  const used = x.map((v) => +(v !== 0));
  return {
    group: "elements of 0 that f does not use",
    inputs: [x],
    value: ([given], round) =>
      total(
        Array.from(given!, (v, k) => used[k]! * Math.sin(v)),
        round,
      ),
    right: { right: ([given]) => [Float64Array.from(given!, (v, k) => used[k]! * Math.cos(v))] },
  };
};

/** Squared distances from a list that some elements are equal to. */
const atMinimum: Make = (size, random) => {
  const x = Float64Array.from({ length: size }, () => Math.fround(gaussian(random)));
  const centre = x.map((v) => (random() < 0.7 ? v : v + gaussian(random)));
  return {
    group: "squares at their minimum",
    inputs: [x],
    value: ([given], round) =>
      total(
        Array.from(given!, (v, k) => (v - centre[k]!) ** 2),
        round,
      ),
    right: { right: ([given]) => [Float64Array.from(given!, (v, k) => 2 * (v - centre[k]!))] },
  };
};

/** A ratio of sums, of which one is nearly 0. */
const ratio: Make = (size, random) => {
  const inputs = [0, 1].map(() => Float64Array.from({ length: size }, () => Math.fround(random() ** 4)));
  const value: WildDraft["value"] = ([a, b], round) => {
    const top = total(
      Array.from(a!, (v, k) => 2 * v * b![k]!),
      round,
    );
    return round(top / round(total([...Array.from(a!), ...Array.from(b!)], round) + 1e-4));
  };
  const right: WildGradient = ([a, b]) => {
    const sum = [...Array.from(a!), ...Array.from(b!)].reduce((all, v) => all + v, 1e-4);
    const top = Array.from(a!).reduce((all, v, k) => all + 2 * v * b![k]!, 0);
    return [b!, a!].map((other) => Float64Array.from(other, (v) => (2 * v) / sum - top / sum ** 2));
  };
  return { group: "a smoothed ratio of two lists", inputs, value, right: { right } };
};

const any = (random: Random) => 2 * gaussian(random);

/** Smooth functions at points that are hard to see. */
export const SMOOTH_SIBLINGS: readonly Make[] = [
  elementwise("softplus far out", (random) => 40 * (random() - 0.5), softplus, { right: sigmoid }),
  elementwise("log1p near −1", (random) => -1 + 10 ** (-5 + 4 * random()), Math.log1p, {
    right: (v) => 1 / (1 + v),
  }),
  elementwise("expm1 far below", (random) => -30 * random(), Math.expm1, { right: Math.exp }),
  elementwise("tanh, also saturated", (random) => 12 * (random() - 0.5), Math.tanh, {
    right: (v) => 1 - Math.tanh(v) ** 2,
  }),
  elementwise("sine of large numbers", (random) => 100 * random(), Math.sin, { right: Math.cos }),
  elementwise("Gaussian bumps", any, (v) => Math.exp(-v * v), { right: (v) => -2 * v * Math.exp(-v * v) }),
  elementwise(
    "cubes, also of 0",
    (random) => (random() < 0.5 ? 0 : any(random)),
    (v) => v ** 3,
    {
      right: (v) => 3 * v * v,
    },
  ),
  within(
    [0, 1],
    elementwise("powers of 1.5 near bounds", nearBound, (v) => v ** 1.5, {
      right: (v) => 1.5 * Math.sqrt(v),
    }),
  ),
  within(
    [0, 1],
    elementwise("logits near bounds", nearBound, (v) => Math.log(v) - Math.log1p(-v), {
      right: (v) => 1 / v + 1 / (1 - v),
    }),
  ),
  within(
    [0, 1],
    elementwise("clipped logarithms near bounds", nearBound, (v) => -Math.log(Math.max(v, 1e-4)), {
      right: (v) => (v > 1e-4 ? -1 / v : 0),
    }),
  ),
  within(
    [0, 1],
    elementwise("arc sines of roots near bounds", nearBound, (v) => Math.asin(Math.sqrt(v)), {
      right: (v) => 0.5 / Math.sqrt(v * (1 - v)),
    }),
  ),
  mixedScales(3),
  mixedScales(6),
  mixedScales(12),
  stillAtZero,
  atMinimum,
  ratio,
  joint(
    "product of three lists",
    [any, any, any],
    (a, b, c) => a * b * c,
    (a, b, c) => [b! * c!, a! * c!, a! * b!],
  ),
  joint("angle of two lists", [any, any], Math.atan2, (a, b) => [
    b! / (a! ** 2 + b! ** 2),
    -a! / (a! ** 2 + b! ** 2),
  ]),
  joint("hypotenuse of two lists", [ofAnySize(3), ofAnySize(3)], Math.hypot, (a, b) => [
    a! / Math.hypot(a!, b!),
    b! / Math.hypot(a!, b!),
  ]),
  joint(
    "quotients of two lists",
    [ofAnySize(2), ofAnySize(2)],
    (a, b) => a! / b!,
    (a, b) => [1 / b!, -a! / b! ** 2],
  ),
  joint(
    "logarithm of two exponentials",
    [any, (random) => any(random) + 20],
    (a, b) => Math.max(a!, b!) + Math.log1p(Math.exp(-Math.abs(a! - b!))),
    (a, b) => [sigmoid(a! - b!), sigmoid(b! - a!)],
  ),
];
