import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { gaussian } from "../../inputs/inputs.ts";
import { type Checker, dot, slopeAlong } from "./checker.ts";

/** `EPS`, the distance of the two points. */
const DISTANCE = 1e-6;
/** `TOL` and `RTOL`. */
const ABSOLUTE = 1e-6;
const RELATIVE = 1e-6;

/**
 * `autograd.test_util.check_grads` of HIPS, its part of reverse mode and first order: a central difference over 10⁻⁶ along
 * one normal vector, |analytic − numeric| < 10⁻⁶ or < 10⁻⁶·|analytic + numeric|; both multiplied by one normal number.
 *
 * @see https://github.com/HIPS/autograd/blob/master/autograd/test_util.py
 */
export const hips: Checker = (question) => {
  const random = mulberry32(question.seed);
  const direction = Float64Array.from(question.x, () => gaussian(random));
  const incoming = gaussian(random);
  const numeric = incoming * slopeAlong(question, direction, DISTANCE / 2);
  return {
    evaluations: 2,
    accepts(gradient) {
      const analytic = incoming * dot(gradient, direction);
      const difference = Math.abs(analytic - numeric);
      return difference < ABSOLUTE || difference < RELATIVE * Math.abs(analytic + numeric);
    },
  };
};
