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
    const copy = data instanceof Float32Array ? new Float32Array(end - start) : new Float64Array(end - start);
    copy.set(numbers.subarray(start, end));
    return isTensor ? new Tensor(copy, shape) : copy;
  });
}

/** Two points on either side of x, as they are stored. */
export interface Displaced {
  readonly plus: Float64Array;
  readonly minus: Float64Array;
  /** The part of the step that storing it left of it, from 0 to 1. */
  readonly kept: number;
  /** The part of its own step that storing took from the element that lost most. */
  readonly lost: number;
}

/**
 * x ± step·direction, rounded as the inputs store it. The side of larger magnitude is rounded first and mirrored: nearly
 * always the two then lie equally far from x, and what is even in the step cancels in their difference.
 */
export function displace(inputs: Inputs, direction: Float64Array, step: number): Displaced {
  const { numbers, parts } = inputs;
  const plus = numbers.slice();
  const minus = numbers.slice();
  let asked = 0;
  let taken = 0;
  let most = 0;
  for (const { start, end, data, isRounded } of parts) {
    const single = isRounded === true || data instanceof Float32Array;
    for (let k = start; k < end; k++) {
      const wanted = step * direction[k]!;
      if (wanted === 0) continue;
      const x = numbers[k]!;
      const outward = wanted > 0 === x >= 0;
      const far = outward ? x + wanted : x - wanted;
      const distance = (single ? Math.fround(far) : far) - x;
      const moved = outward ? distance : -distance;
      plus[k] = single ? Math.fround(x + moved) : x + moved;
      minus[k] = single ? Math.fround(x - moved) : x - moved;
      const error = Math.abs(plus[k]! - minus[k]! - 2 * wanted) / 2;
      asked += Math.abs(wanted);
      taken += error;
      most = Math.max(most, error / Math.abs(wanted));
    }
  }
  return { plus, minus, kept: asked === 0 ? 0 : 1 - taken / asked, lost: most };
}

/**
 * Inputs whose steps are taken as float32 stores them, if all numbers of x are float32 numbers: a gradient of float32
 * numbers often comes from a function that computes in float32 and rounds its inputs first.
 */
export function roundedInputs(inputs: Inputs): Inputs {
  if (inputs.numbers.some((x) => Math.fround(x) !== x)) return inputs;
  return { ...inputs, parts: inputs.parts.map((part) => ({ ...part, isRounded: true })) };
}
