import { gradcheck } from "../../../src/gradcheck/gradcheck.ts";
import { vjpcheck } from "../../../src/gradcheck/vjpcheck.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { gaussian } from "../../inputs/inputs.ts";

/** A count of checks, and of those that went as they should. */
export interface Tried {
  tried: number;
  fail: number;
  pass: number;
  unresolved: number;
}

/** Evaluations of f: what a verdict may take, and little to explain it. */
export const BUDGET = 3500;

export const newTried = (): Tried => ({ tried: 0, fail: 0, pass: 0, unresolved: 0 });

export function note(tried: Tried, verdict: "pass" | "fail" | "unresolved"): void {
  tried.tried++;
  tried[verdict]++;
}

const bits = new DataView(new ArrayBuffer(8));

/** A number from −1 to 1 that hangs on every bit of another: what is left of the error of an unfinished solver. */
function scrambled(x: number): number {
  bits.setFloat64(0, x);
  let hash = Math.imul(bits.getUint32(0) ^ 0x9e3779b9, 0x85ebca6b) ^ bits.getUint32(4);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x27d4eb2f);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 31 - 1;
}

/** Weighed square roots that are known to within a tolerance; the gradient has a factor on one term. */
export function noisySolver(tolerance: number, factor: number, seeds: number, isKnown = false): Tried {
  const tried = newTried();
  for (let seed = 1; seed <= seeds; seed++) {
    const random = mulberry32(seed);
    const x = Float64Array.from({ length: 5 }, () => 0.5 + 2 * random());
    const weights = x.map(() => 1 + random());
    const residue = (v: number) => tolerance * scrambled(v);
    const f = (at: Float64Array) =>
      at.reduce((sum, v, k) => sum + weights[k]! * (Math.sqrt(v) + residue(v)), 0);
    const gradient = (at: Float64Array) =>
      at.map((v, k) => ((k === 2 ? factor : 1) * weights[k]!) / (2 * Math.sqrt(v)));
    note(
      tried,
      gradcheck(f, x, { gradient, seed, budget: BUDGET, ...(isKnown && { noise: tolerance }) }).verdict,
    );
  }
  return tried;
}

/** Wrong pullbacks of softmax that are right for a cotangent of ones, or for the value alone. */
export function wrongPullbacks(count: number): Tried {
  const tried = newTried();
  for (let seed = 1; seed <= count; seed++) {
    const random = mulberry32(seed);
    const x = Float64Array.from({ length: 4 }, () => gaussian(random));
    const weights = x.map(() => 0.5 + random());
    const f = (at: Float64Array) => at.map((v, k) => Math.tanh(weights[k]! * v));
    const slope = (at: Float64Array, k: number) => weights[k]! * (1 - Math.tanh(weights[k]! * at[k]!) ** 2);
    const wrong = [
      (at: Float64Array, _: Float64Array) => at.map((_, k) => slope(at, k)),
      (at: Float64Array, c: Float64Array) => at.map((_, k) => slope(at, k) * c[(k + 1) % 4]!),
      (at: Float64Array, c: Float64Array) => at.map((_, k) => slope(at, k) * c[k]! ** 2),
      (at: Float64Array, c: Float64Array) => at.map((_, k) => slope(at, k) * c[3 - k]!),
      (at: Float64Array, c: Float64Array) => at.map((_, k) => slope(at, k) * Math.abs(c[k]!)),
    ][seed % 5]!;
    note(tried, vjpcheck(f, x, { vjp: wrong as never, seed }).verdict);
  }
  return tried;
}
