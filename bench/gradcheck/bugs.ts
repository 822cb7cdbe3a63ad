import type { GradientCase, Numbers } from "./gradient-case.ts";

/** What goes wrong in gradients: as a whole, or in one element. */
export const BUGS = ["×2", "no ε", "sign", "zero", "×1.001", "×1.0001", "one ×2", "one ×1.0001"] as const;
export type Bug = (typeof BUGS)[number];

const FACTORS: Record<Exclude<Bug, "no ε">, number> = {
  "×2": 2,
  sign: -1,
  zero: 0,
  "×1.001": 1.001,
  "×1.0001": 1.0001,
  "one ×2": 2,
  "one ×1.0001": 1.0001,
};

/** Of an ε only what someone may notice is a bug. */
const NOTICED = 1e-6;

/** The gradient of a case with a bug in it; null where the bug changes nothing. */
export function withBug(one: GradientCase, bug: Bug): ((x: Numbers) => Numbers) | null {
  const wrong = wrongGradient(one, bug);
  if (wrong === null) return null;
  const right = one.gradient(one.x);
  const found = wrong(one.x);
  let [error, norm] = [0, 0];
  for (let k = 0; k < right.length; k++) {
    error += (found[k]! - right[k]!) ** 2;
    norm += right[k]! ** 2;
  }
  const unnoticed = bug === "no ε" ? NOTICED * Math.sqrt(norm) : 0;
  // Not "more than": a gradient of NaN is a change.
  return Math.sqrt(error) <= unnoticed ? null : wrong;
}

function wrongGradient(one: GradientCase, bug: Bug): ((x: Numbers) => Numbers) | null {
  if (bug === "no ε") return one.withoutSmooth;
  const factor = FACTORS[bug];
  const alone = bug.startsWith("one");
  return (x) => one.gradient(x).map((slope, k) => (alone && k !== one.element ? slope : factor * slope));
}
