import { describe, isClass } from "../../tensor/describe.ts";
import { Tensor } from "../../tensor/tensor.ts";
import { withNamedErrors } from "./engine-errors.ts";
import { type CheckedOptions, checkGradcheckOptions } from "./gradcheck-options.ts";
import { type GradcheckInput, readInputs } from "./inputs.ts";
import type { LossArguments } from "./loss-arguments.ts";
import type { Functions } from "./subject.ts";
import { slopeAlongRandom, tapeFunctions, tensorOf } from "./tape-functions.ts";

/** The validated arguments of a check. */
export interface Case {
  readonly name: string;
  readonly functions: (target: unknown) => Functions;
  readonly arguments: LossArguments;
  readonly where: unknown;
  readonly checked: CheckedOptions;
}

const GETS_TENSOR = "x is a Tensor, whose numbers are x.data; a typed array as x is handed over as it is";

const GETS_NO_ARRAY =
  "without the option gradient it gets a Tensor and is made of softdice operations; with gradient it gets x as it is";

/** What a black box is called with. */
function argumentsText(given: readonly GradcheckInput[], target: unknown): string {
  const inputs = given.length === 1 ? "one input" : `${given.length} inputs`;
  return `${inputs}${target === undefined ? "" : " and the target"}; several inputs are given as a list`;
}

/** Reads what a user handed over: a black box as it is, or a function of tensors with its gradient from the tape. */
export function readCase(name: string, f: unknown, x: unknown, options: unknown): Case {
  if (typeof f !== "function") throw new TypeError(`${name}: f is ${describe(f)}, want a function`);
  if (isClass(f)) throw new TypeError(`${name}: f is a class, want a function`);
  const checked = checkGradcheckOptions(name, options);
  const { gradient, target, where } = options as { gradient?: unknown; target?: unknown; where?: unknown };
  const given = readInputs(name, x);
  type Call = (...values: unknown[]) => unknown;
  if (gradient !== undefined) {
    const remedy = given[0] instanceof Tensor ? GETS_TENSOR : `it gets ${argumentsText(given, target)}`;
    const call = withNamedErrors(name, "f", f as Call, remedy);
    const slope = withNamedErrors(name, "gradient", gradient as Call, remedy);
    const functions = (known: unknown) => ({
      f: (...inputs: GradcheckInput[]) => call(...inputs, ...(known === undefined ? [] : [known])),
      gradient: (...inputs: GradcheckInput[]) => slope(...inputs, ...(known === undefined ? [] : [known])),
    });
    return { name, functions, arguments: { x: given, target }, where, checked };
  }
  const { order, dtype, seed } = checked;
  const call = withNamedErrors(name, "f", f as Call, GETS_NO_ARRAY);
  const functions = (known: unknown) => {
    const first = (...inputs: Tensor[]) => call(...inputs, ...(known === undefined ? [] : [known])) as Tensor;
    return tapeFunctions(name, order === 1 ? first : slopeAlongRandom(first, seed));
  };
  const tensors = given.map((input) => tensorOf(input, dtype));
  return { name, functions, arguments: { x: tensors, target }, where, checked };
}
