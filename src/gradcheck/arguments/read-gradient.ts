import { describe, describeList } from "../../tensor/describe.ts";
import { coordinatesOf } from "../../tensor/shape.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { GradcheckFinding } from "./finding.ts";
import { type InputPart, type Inputs, packInputs } from "./inputs.ts";
import { awaited, isPromise, type MaybeAsync } from "./maybe-async.ts";
import type { Subject } from "./subject.ts";

/** A gradient as one list of numbers; or what keeps it from being one. */
export type ReadGradient =
  | { readonly numbers: Float64Array; readonly single: boolean; readonly finding: null }
  | { readonly numbers: null; readonly finding: GradcheckFinding };

/** Reads what a gradient function gave: an array or a Tensor of numbers for each input. */
export function readGradient(given: unknown, inputs: Inputs): ReadGradient {
  const { parts } = inputs;
  const list = parts.length === 1 && !isListOfOne(given) ? [given] : given;
  if (!Array.isArray(list) || list.length !== parts.length) {
    return malformed(
      `gradient gives ${describeGiven(list)}, want a list of ${parts.length}, one for each input`,
    );
  }
  const numbers = new Float64Array(inputs.numbers.length);
  let single = true;
  for (const [index, part] of parts.entries()) {
    const found = numbersOf(list[index]);
    const name = parts.length === 1 ? "gradient" : `gradient ${index}`;
    if (found === null)
      return malformed(`${name} is ${describeGiven(list[index])}, want an array of numbers`);
    const size = part.end - part.start;
    if (found.length !== size) return malformed(`${name} has length ${found.length}, x has ${size} elements`);
    for (let k = 0; k < size; k++) {
      const value: unknown = found[k];
      if (typeof value !== "number" || !Number.isFinite(value)) {
        const at = describeList(coordinatesOf(k, part.shape));
        return malformed(`${name} is ${describe(value)} at ${at}, where x is ${part.data[k]}`);
      }
      numbers[part.start + k] = value;
    }
    single &&= isSingle(found as ArrayLike<number>, part);
  }
  return { numbers, single, finding: null };
}

/** The gradient at other numbers; null where there is none. */
export function* gradientAt(subject: Subject, numbers: Float64Array): MaybeAsync<Float64Array | null> {
  const { inputs } = subject;
  try {
    return readGradient(yield* awaited(subject.gradient(...packInputs(inputs, numbers))), inputs).numbers;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function malformed(message: string): ReadGradient {
  return { numbers: null, finding: { kind: "gradient", message } };
}

/** A list of arrays is one for each input; an array of numbers is a gradient. */
function isListOfOne(given: unknown): boolean {
  return Array.isArray(given) && given.length === 1 && typeof given[0] === "object";
}

function numbersOf(given: unknown): ArrayLike<unknown> | null {
  if (given instanceof Tensor) return given.data;
  if (Array.isArray(given)) return given;
  return ArrayBuffer.isView(given) && !(given instanceof DataView)
    ? (given as unknown as ArrayLike<unknown>)
    : null;
}

function describeGiven(given: unknown): string {
  const promises = isPromise(given) || (Array.isArray(given) && given.some(isPromise));
  return promises ? "a promise within a list; await it first" : describe(given);
}

/** Reports whether a gradient was rounded to float32: told by its kind, or by all of its numbers. */
function isSingle(found: ArrayLike<number>, part: InputPart): boolean {
  if (found instanceof Float32Array) return true;
  let isTold = part.data instanceof Float32Array;
  for (let k = 0; k < found.length; k++) {
    const value = found[k]!;
    if (Math.fround(value) !== value) return false;
    isTold ||= !isShort(value);
  }
  return isTold;
}

/**
 * Reports whether a number has 20 significant bits or fewer: it then fits into a float32 by chance or because it is exact, not because it
 * was rounded to one.
 */
function isShort(value: number): boolean {
  const scaled = SPLITTER * value;
  return scaled - (scaled - value) === value;
}

/** The factor by which Veltkamp's method rounds a float64 to 20 bits. */
const SPLITTER = 2 ** 33 + 1;
