import type { FloatArray } from "../../tensor/allocate.ts";
import { describe, isClass } from "../../tensor/describe.ts";
import { Tensor } from "../../tensor/tensor.ts";
import { type GradcheckInput, shapeOf } from "../arguments/inputs.ts";

/** A function of another library and its gradient, as {@link gradcheck} takes them. */
export interface AdaptedFunction {
  /** Evaluates the function. */
  readonly f: (...inputs: GradcheckInput[]) => number;
  /** Evaluates the gradient that the library gives: an array for each input. */
  readonly gradient: (...inputs: GradcheckInput[]) => FloatArray[];
}

/** A function of a library, over its own arrays: its arguments are not known here. */
export type ForeignFunction = (...inputs: never[]) => unknown;

/** Validates a library by the functions that it must have, and the function under check. */
export function checkLibrary(name: string, library: unknown, wanted: readonly string[], loss: unknown): void {
  const missing = wanted.find(
    (member) => typeof (library as Record<string, unknown> | null | undefined)?.[member] !== "function",
  );
  if (missing !== undefined) {
    throw new TypeError(
      `${name}: the library has no function ${missing}, want the module itself; import it as a whole with import *`,
    );
  }
  if (typeof loss !== "function" || isClass(loss)) {
    const kind = isClass(loss) ? "a class" : describe(loss);
    throw new TypeError(`${name}: loss is ${kind}, want a function`);
  }
}

/** The numbers and the shape of an input. */
export function partsOf(input: GradcheckInput): { data: FloatArray; shape: number[] } {
  return { data: input instanceof Tensor ? input.data : input, shape: [...shapeOf(input)] };
}

/** The one value of a function. */
export function onlyValue(name: string, values: ArrayLike<number>): number {
  if (values.length === 1) return Number(values[0]);
  throw new TypeError(`${name}: the function gives ${values.length} values, want one; sum or weigh them`);
}
