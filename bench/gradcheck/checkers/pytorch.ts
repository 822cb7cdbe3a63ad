import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { type Checker, dot, forAll, isClose, slopeAlong, slopeAt } from "./checker.ts";

/** The defaults of `torch.autograd.gradcheck`. */
const STEP = 1e-6;
const ABSOLUTE = 1e-5;
const RELATIVE = 1e-3;

/**
 * `torch.autograd.gradcheck`: a central difference with a step of 10⁻⁶ at every element,
 * |analytic − numeric| ≤ 10⁻⁵ + 10⁻³·|numeric|.
 *
 * @see https://github.com/pytorch/pytorch/blob/main/torch/autograd/gradcheck.py
 */
export const pytorch: Checker = (question) => {
  const numeric = question.elements.map((element) => slopeAt(question, element, STEP));
  return {
    evaluations: forAll(question, 2 * numeric.length),
    accepts: (gradient) =>
      question.elements.every((element, k) => isClose(gradient[element]!, numeric[k]!, ABSOLUTE, RELATIVE)),
  };
};

/**
 * The same with `fast_mode=True`: one difference along a direction u of length 1, drawn with no entry below 0, and Σu times
 * the absolute tolerance.
 */
export const pytorchFast: Checker = (question) => {
  const random = mulberry32(question.seed);
  const drawn = Float64Array.from(question.x, random);
  const length = Math.sqrt(dot(drawn, drawn));
  const direction = drawn.map((entry) => entry / length);
  const numeric = slopeAlong(question, direction, STEP);
  const absolute = ABSOLUTE * direction.reduce((sum, entry) => sum + entry, 0);
  return {
    evaluations: 2,
    accepts: (gradient) => isClose(dot(gradient, direction), numeric, absolute, RELATIVE),
  };
};
