import { type GradcheckReport, gradcheck } from "softdice";
import type { GradientCase, Numbers } from "../gradient-case.ts";

/** Evaluations that decide; the others explain a fail. */
const DECIDING = 150;

/** What our own check says of a gradient, as a user meets it. */
export function checkWhole(
  { f, x }: GradientCase,
  gradient: (x: Numbers) => Numbers,
  budget?: number,
): GradcheckReport {
  return gradcheck(f, x, { gradient, ...(budget !== undefined && { budget }) });
}

/** The verdict, without an explanation of fails, unless it takes one to tell a fail from a kink. */
export function checkBriefly(
  one: GradientCase,
  gradient: (x: Numbers) => Numbers,
): GradcheckReport["verdict"] {
  const { verdict, findings } = checkWhole(one, gradient, DECIDING);
  const isCut = verdict === "unresolved" && findings.some(({ kind }) => kind === "kink");
  return isCut ? checkWhole(one, gradient).verdict : verdict;
}
