import { gradcheck } from "../../../src/gradcheck/gradcheck.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { gaussian } from "../../inputs/inputs.ts";
import { BUDGET, newTried, note, type Tried } from "./noise-floor.ts";

type Round = (x: number) => number;

/** A loss of a few numbers, each step rounded, and its gradient. */
interface HalfLoss {
  readonly f: (x: readonly number[], r: Round) => number;
  readonly g: (x: readonly number[]) => readonly number[];
}

/** Rounds to a number of significant bits: 11 for float16, 8 for bfloat16. */
function roundTo(bits: number): (x: number) => number {
  const factor = 2 ** (24 - bits) + 1;
  return (x) => {
    const wide = Math.fround(x);
    const shifted = Math.fround(factor * wide);
    return Math.fround(shifted - Math.fround(shifted - wide));
  };
}

const sum = (x: readonly number[], r: Round) => x.reduce((total, v) => r(total + v), 0);

const LOSSES: readonly HalfLoss[] = [
  {
    f: (x, r) =>
      sum(
        x.map((v) => r(v * v)),
        r,
      ),
    g: (x) => x.map((v) => 2 * v),
  },
  {
    f: (x, r) =>
      sum(
        x.map((v) => r(Math.sin(v))),
        r,
      ),
    g: (x) => x.map(Math.cos),
  },
  {
    f: (x, r) =>
      r(
        Math.log(
          sum(
            x.map((v) => r(Math.exp(v))),
            r,
          ),
        ),
      ),
    g: (x) => {
      const total = x.reduce((all, v) => all + Math.exp(v), 0);
      return x.map((v) => Math.exp(v) / total);
    },
  },
  {
    f: (x, r) =>
      sum(
        x.map((v) => Math.max(0, v)),
        r,
      ),
    g: (x) => x.map((v) => (v > 0 ? 1 : 0)),
  },
  { f: (x, r) => sum(x.map(Math.abs), r), g: (x) => x.map(Math.sign) },
  {
    f: (x, r) =>
      r(
        sum(
          x.map((v) => r(Math.tanh(v))),
          r,
        ) / x.length,
      ),
    g: (x) => x.map((v) => (1 - Math.tanh(v) ** 2) / x.length),
  },
];

/** Six numbers, as many as fill a small layer. */
const SIZES = [6, 24];

/** What a bug makes of each number of a gradient. */
export const HALF_BUGS: Readonly<Record<string, (slope: number) => number>> = {
  right: (slope) => slope,
  "× 1.5": (slope) => 1.5 * slope,
  "× 2": (slope) => 2 * slope,
  sign: (slope) => -slope,
};

/** Gradients with a bug of functions in half precision, which take and return float32. */
export function halfPrecision(bits: number, bug: (slope: number) => number, seeds: number): Tried {
  const tried = newTried();
  const round = roundTo(bits);
  const inner = (at: Float32Array) => Array.from(at, round);
  for (let seed = 1; seed <= seeds; seed++) {
    const random = mulberry32(seed);
    for (const size of SIZES) {
      const x = Float32Array.from({ length: size }, () => round(gaussian(random)));
      for (const { f, g } of LOSSES) {
        const gradient = (at: Float32Array) => Float32Array.from(g(inner(at)), (slope) => round(bug(slope)));
        const { verdict } = gradcheck((at: Float32Array) => f(inner(at), round), x, {
          gradient,
          seed,
          budget: BUDGET,
        });
        note(tried, verdict);
      }
    }
  }
  return tried;
}
