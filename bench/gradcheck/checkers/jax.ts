import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { gaussian } from "../../inputs/inputs.ts";
import { type Checker, dot, isClose, slopeAlong } from "./checker.ts";

/** The default of `eps`. */
const STEP = 1e-4;

/** `default_gradient_tolerance`, absolute and relative. */
const TOLERANCE = { float32: 2e-3, float64: 1e-5 };

/**
 * `jax.test_util.check_grads`, its part of reverse mode and first order: a central difference with a step of 10⁻⁴ along one
 * normal vector, |analytic − numeric| ≤ τ + τ·|numeric| with a τ of 10⁻⁵, or of 2·10⁻³ in float32; both sides multiplied by
 * one normal number, the gradient that comes from behind.
 *
 * @see https://github.com/jax-ml/jax/blob/main/jax/_src/public_test_util.py
 */
export const jax: Checker = (question) => {
  const random = mulberry32(question.seed);
  const direction = Float64Array.from(question.x, () => gaussian(random));
  const incoming = gaussian(random);
  const numeric = incoming * slopeAlong(question, direction, STEP);
  const tolerance = question.x instanceof Float32Array ? TOLERANCE.float32 : TOLERANCE.float64;
  return {
    evaluations: 2,
    accepts: (gradient) => isClose(incoming * dot(gradient, direction), numeric, tolerance, tolerance),
  };
};
