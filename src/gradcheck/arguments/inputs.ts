import type { FloatArray } from "../../tensor/allocate.ts";
import { isFloatArray } from "../../tensor/allocate.ts";
import { describe, describeList } from "../../tensor/describe.ts";
import { coordinatesOf } from "../../tensor/shape.ts";
import { checkTensor, Tensor } from "../../tensor/tensor.ts";

/** What a function of numbers may be given: a tensor, or a typed array of floats. */
export type GradcheckInput = Tensor | FloatArray;

export function dataOf(input: GradcheckInput): FloatArray {
  return input instanceof Tensor ? input.data : input;
}

export function shapeOf(input: GradcheckInput): readonly number[] {
  return input instanceof Tensor ? input.shape : [input.length];
}

/** The inputs of a function as one list of numbers, and the way back. */
export interface Inputs {
  /** All numbers, one input after another. */
  readonly numbers: Float64Array;
  readonly parts: readonly InputPart[];
}

/** One input, and its place in the list of numbers. */
export interface InputPart {
  readonly start: number;
  readonly end: number;
  readonly shape: readonly number[];
  readonly data: FloatArray;
  readonly isTensor: boolean;
  /** Whether f is known to round its float64 input to float32, so that steps are taken as float32 stores them. */
  readonly isRounded?: boolean;
}

/** Validates one input or a list of them. */
export function readInputs(name: string, x: unknown): GradcheckInput[] {
  if (!Array.isArray(x)) return [checkInput(name, "x", x)];
  if (x.length === 0) throw new TypeError(`${name}: x is an empty array, want a Tensor or a typed array`);
  if (typeof x[0] === "number" || Array.isArray(x[0])) {
    throw new TypeError(
      `${name}: x is an array of ${typeof x[0] === "number" ? "numbers" : "arrays"}, want a Tensor or a typed array; tensor(x) makes one`,
    );
  }
  // Array.from walks the holes of an array, which map passes over.
  return Array.from(x, (input, index) => checkInput(name, `x[${index}]`, input));
}

/** Validates that a value is a tensor or a typed array of floats and holds finite numbers. */
function checkInput(name: string, argument: string, input: unknown): GradcheckInput {
  const known =
    input instanceof Tensor ? checkTensor(name, argument, input) : checkArray(name, argument, input);
  const wrong = dataOf(known).findIndex((x) => !Number.isFinite(x));
  if (wrong >= 0) {
    const at = describeList(coordinatesOf(wrong, shapeOf(known)));
    throw new RangeError(`${name}: ${argument} holds ${dataOf(known)[wrong]} at ${at}, want finite numbers`);
  }
  return known;
}

function checkArray(name: string, argument: string, input: unknown): FloatArray {
  if (!isFloatArray(input)) {
    const remedy = typeof input === "number" || Array.isArray(input) ? "; tensor makes one" : "";
    throw new TypeError(
      `${name}: ${argument} is ${describe(input)}, want a Tensor, a Float32Array or a Float64Array${remedy}`,
    );
  }
  if (input.length === 0) throw new RangeError(`${name}: ${argument} is empty or detached, want numbers`);
  return input;
}

/** Inputs as one list of numbers. */
export function joinInputs(list: readonly GradcheckInput[]): Inputs {
  let size = 0;
  const parts = list.map((input): InputPart => {
    const data = dataOf(input);
    const start = size;
    size += data.length;
    return { start, end: size, shape: shapeOf(input), data, isTensor: input instanceof Tensor };
  });
  const numbers = new Float64Array(size);
  for (const { start, data } of parts) numbers.set(data, start);
  return { numbers, parts };
}

/** Inputs of the same kinds that hold other numbers: new arrays every time, so a function may do with them what it likes. */
export function packInputs({ parts }: Inputs, numbers: Float64Array): GradcheckInput[] {
  return parts.map(({ start, end, shape, data, isTensor }) => {
    // An array made from another one is not filled with zeros first.
    const part = numbers.subarray(start, end);
    const copy = data instanceof Float32Array ? new Float32Array(part) : new Float64Array(part);
    return isTensor ? new Tensor(copy, shape) : copy;
  });
}

/**
 * Inputs whose steps are taken as float32 stores them, if all numbers of x are float32 numbers: a gradient of float32
 * numbers often comes from a function that computes in float32 and rounds its inputs first.
 */
export function roundedInputs(inputs: Inputs): Inputs {
  if (inputs.numbers.some((x) => Math.fround(x) !== x)) return inputs;
  return { ...inputs, parts: inputs.parts.map((part) => ({ ...part, isRounded: true })) };
}
