import type { Domain } from "../../src/gradcheck/arguments/domain.ts";
import { MAX_EVALUATIONS } from "../../src/gradcheck/arguments/gradcheck-options.ts";
import { explain } from "../../src/gradcheck/explain/explain.ts";
import { acceptKink } from "../../src/gradcheck/kinks/accept-kink.ts";
import { planDirections } from "../../src/gradcheck/measure/directions.ts";
import { checkPoint } from "../../src/gradcheck/points/check-point.ts";
import type { FloatArray } from "../../src/index.ts";
import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { finish } from "./finish.ts";
import { pointOf } from "./subjects.ts";

/** What is said of a kink at which a gradient differs from f. */
export function judge(
  f: (x: FloatArray) => number,
  gradient: (x: FloatArray) => ArrayLike<number>,
  x: FloatArray,
  { domain = null, seed = 1 }: { domain?: Domain | null; seed?: number } = {},
): string | null {
  const point = pointOf(f, gradient, x, domain);
  const random = mulberry32(seed);
  const directions = planDirections(point.subject.inputs, point.gradient, null, domain, random);
  const { failure } = finish(checkPoint(point, directions, MAX_EVALUATIONS));
  if (failure === null) return "no fail";
  const { elements } = finish(
    explain(point, failure, { target: null, chosen: null, budget: 10_000, random }),
  );
  return finish(acceptKink(point, failure, elements, null, random))?.finding.message ?? null;
}

export const sumOf = (each: (x: number, k: number) => number) => (x: FloatArray) =>
  Array.from(x, each).reduce((total, value) => total + value, 0);
export const relu = sumOf((x) => Math.max(0, x));
/** With `convention` for the derivative at 0. */
export const step =
  (convention: number, factor = 1) =>
  (x: FloatArray) =>
    Array.from(x, (value) => factor * (value > 0 ? 1 : value === 0 ? convention : 0));
