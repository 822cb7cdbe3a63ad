import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { type Formula, type GradientCase, makeCase } from "./gradient-case.ts";
import { exact, tversky } from "./losses.ts";

type Make = (random: () => number) => { x: Float64Array; formula: Formula };

const SIZE = 50;

function diceInputs(random: () => number) {
  const target = Float64Array.from({ length: SIZE }, () => (random() < 0.3 ? 1 : 0));
  return { x: Float64Array.from({ length: SIZE }, () => 0.02 + 0.96 * random()), target };
}

function dice(target: ArrayLike<number>, round = exact): Formula {
  return tversky(target, { alpha: 0.5, beta: 0.5, smooth: 1e-6, round });
}

/** Dice whose value something happens to before anyone sees it. */
const spoiledDice =
  (spoil: (value: number, random: () => number) => number): Make =>
  (random) => {
    const { x, target } = diceInputs(random);
    const right = dice(target);
    return { x, formula: { ...right, value: (at) => spoil(right.value(at), random) } };
  };

function crossEntropy(target: ArrayLike<number>): Formula {
  return {
    value: (x) => {
      let sum = 0;
      for (let k = 0; k < x.length; k++) sum -= target[k] === 1 ? Math.log(x[k]!) : Math.log(1 - x[k]!);
      return sum / x.length;
    },
    gradient: (x) => Float64Array.from(x, (p, k) => (target[k] === 1 ? -1 / p : 1 / (1 - p)) / x.length),
  };
}

/** Dice of x/scale: the same loss in other units. */
const diceOf =
  (scale: number): Make =>
  (random) => {
    const { x, target } = diceInputs(random);
    const right = dice(target);
    const inner = (at: ArrayLike<number>) => Float64Array.from(at, (number) => number / scale);
    return {
      x: x.map((p) => p * scale),
      formula: {
        value: (at) => right.value(inner(at)),
        gradient: (at) => right.gradient(inner(at)).map((slope) => slope / scale),
      },
    };
  };

/** Black boxes as they are met: their noise does not repeat, what they give is rounded, they end at a bound. */
const BOXES: Record<string, Make> = {
  plain: spoiledDice((value) => value),
  "noise of 10⁻⁹": spoiledDice((value, random) => value + 1e-9 * (2 * random() - 1)),
  "noise of 10⁻³": spoiledDice((value, random) => value + 1e-3 * (2 * random() - 1)),
  "rounded to 10⁻⁶": spoiledDice((value) => Math.round(value * 1e6) / 1e6),
  "rounded to 4 decimals": spoiledDice((value) => Math.round(value * 1e4) / 1e4),
  "rounded to float16": spoiledDice(toHalf),
  "(10⁸ + f) − 10⁸": spoiledDice((value) => 1e8 + value - 1e8),
  "BCE, NaN beyond (0, 1)": (random) => {
    const { x, target } = diceInputs(random);
    return { x, formula: crossEntropy(target) };
  },
  "BCE, 10⁻⁹ from 0 and 1": (random) => {
    const { x, target } = diceInputs(random);
    return { x: x.map((_, k) => (target[k] === 1 ? 1 - 1e-9 : 1e-9)), formula: crossEntropy(target) };
  },
  "inputs of 10⁸": diceOf(1e8),
  "inputs of 10⁻¹²": diceOf(1e-12),
  "float32 sums": (random) => {
    const { x, target } = diceInputs(random);
    return { x, formula: dice(target, Math.fround) };
  },
  "argmax Dice, staircase": (random) => {
    const { x, target } = diceInputs(random);
    const right = dice(target);
    const hard = (at: ArrayLike<number>) => Float64Array.from(at, (p) => (p > 0.5 ? 1 : 0));
    return { x, formula: { ...right, value: (at) => right.value(hard(at)) } };
  },
};

/** The nearest number of 11 bits; none of the values here are so small that float16 has fewer. */
function toHalf(value: number): number {
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) - 10);
  return Math.round(value / unit) * unit;
}

export const HOSTILE: readonly string[] = Object.keys(BOXES);

/** A function that shows its slope badly; made again, its noise is the same. */
export function hostileCase(name: string, seed: number): GradientCase {
  const random = mulberry32(seed * 4001 + HOSTILE.indexOf(name));
  return makeCase({ group: name, ...BOXES[name]!(random) }, "float64", seed);
}
