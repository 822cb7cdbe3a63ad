import { gaussian } from "../../../inputs/inputs.ts";
import { draft, type Make } from "../draft.ts";
import { signed, total } from "../kink-siblings.ts";

type Round = (x: number) => number;
type Values = ArrayLike<number>;

/** Square roots with an epsilon inside. */
const safeRoots: Make = (size, random) => {
  const epsilon = [1e-3, 1e-6, 1e-12][Math.floor(3 * random())]!;
  const weights = signed(size, random);
  const x = Float64Array.from({ length: size }, () => (random() < 0.3 ? 0 : Math.fround(gaussian(random))));
  const value = (at: Values, round: Round) =>
    total(
      Array.from(at, (v, k) => weights[k]! * Math.sqrt(round(v * v) + epsilon)),
      round,
    );
  const one = draft("roots with ε inside", x, value, {
    right: (at) => Float64Array.from(at, (v, k) => (weights[k]! * v) / Math.sqrt(v * v + epsilon)),
  });
  return {
    ...one,
    wrong: {
      "ε outside of the root": ([at]) => [
        Float64Array.from(at!, (v, k) => (weights[k]! * v) / (Math.abs(v) + epsilon)),
      ],
      "ε left out": ([at]) => [Float64Array.from(at!, (v, k) => weights[k]! * Math.sign(v))],
    },
  };
};

/** A normalized list: variance and norm in one, with one term of the gradient that a stop would take out. */
const standardized: Make = (size, random) => {
  const x = Float64Array.from({ length: size }, () => Math.fround(gaussian(random)));
  const weights = signed(size, random);
  const parts = (at: Values, round: Round) => {
    const mean = total(Array.from(at), round) / size;
    const variance =
      total(
        Array.from(at, (v) => (v - mean) ** 2),
        round,
      ) / size;
    return { mean, deviation: Math.sqrt(variance + 1e-5) };
  };
  const right = (at: Values, hasStop: boolean) => {
    const { mean, deviation } = parts(at, (v) => v);
    const z = Array.from(at, (v) => (v - mean) / deviation);
    const w = weights.reduce((sum, v) => sum + v, 0) / size;
    const wz = weights.reduce((sum, v, k) => sum + v * z[k]!, 0) / size;
    return Float64Array.from(z, (v, k) => (weights[k]! - w - (hasStop ? 0 : v * wz)) / deviation);
  };
  const value = (at: Values, round: Round) => {
    const { mean, deviation } = parts(at, round);
    return total(
      Array.from(at, (v, k) => weights[k]! * round((v - mean) / deviation)),
      round,
    );
  };
  const one = draft("standardized list", x, value, { right: (at) => right(at, false) });
  return { ...one, wrong: { "gradient stopped at the deviation": ([at]) => [right(at!, true)] } };
};

/** Smooth functions with a root, and gradients that leave something of it out. */
export const ROOTS: readonly Make[] = [safeRoots, standardized];
