import { type FloatArray, type GradientPlace, isFloatArray } from "../tensor/allocate.ts";
import { checkOptions } from "../tensor/check-options.ts";
import { describe } from "../tensor/describe.ts";
import { makeLike, Tensor } from "../tensor/tensor.ts";
import { recordElementwise } from "./tape.ts";

/** Options of {@link valueAndGrad}. */
export interface GradientOptions<Into = FloatArray> {
  /** The array that the gradient is written to; of several inputs, an array for each. */
  readonly into?: Into;
}

/** The arrays of the option `into`, one an input; `null` without it. */
export function readInto(name: string, options: GradientOptions<unknown>): readonly unknown[] | null {
  checkOptions(name, options, ["into"]);
  const { into } = options;
  if (into === undefined) return null;
  return Array.isArray(into) ? into : [into];
}

/** Validates that the arrays fit the inputs and share no memory with them or each other. */
export function placesFor(
  name: string,
  into: readonly unknown[] | null,
  inputs: readonly Tensor[],
): GradientPlace[] {
  if (into === null) return [];
  if (into.length !== inputs.length) {
    throw new RangeError(`${name}: into holds ${into.length} arrays for ${inputs.length} inputs`);
  }
  return inputs.map(({ data, size }, index) => {
    const own = into[index];
    const title = inputs.length === 1 ? "into" : `into ${index}`;
    const kind = data instanceof Float32Array ? "Float32Array" : "Float64Array";
    if (!isFloatArray(own) || own.BYTES_PER_ELEMENT !== data.BYTES_PER_ELEMENT) {
      throw new TypeError(`${name}: ${title} is ${describe(own)}, want a ${kind}, as the input has`);
    }
    if (own.length !== size) {
      throw new RangeError(`${name}: ${title} holds ${own.length} elements, the input ${size}`);
    }
    const others = [...inputs.map((input) => input.data), ...into.filter((_, at) => at !== index)];
    if (others.some((other) => isFloatArray(other) && overlap(own, other))) {
      throw new RangeError(`${name}: ${title} shares memory with an input or another of the arrays`);
    }
    return { input: data, into: own };
  });
}

function overlap(a: FloatArray, b: FloatArray): boolean {
  const end = ({ byteOffset, byteLength }: FloatArray) => byteOffset + byteLength;
  return a.buffer === b.buffer && a.byteOffset < end(b) && b.byteOffset < end(a);
}

/** The gradients in their places: most of them were made there. */
export function putInPlaces(gradients: readonly Tensor[], places: readonly GradientPlace[]): Tensor[] {
  const lost = (gradient: Tensor, index: number) =>
    places.some(({ into }, at) => at !== index && into === gradient.data);
  // A gradient made at the place of another one moves away before that is written.
  const kept = gradients.map((gradient, index) =>
    lost(gradient, index) ? gradient.data.slice() : gradient.data,
  );
  return gradients.map((gradient, index) => {
    const into = places[index]?.into;
    if (into === undefined || into === gradient.data) return gradient;
    into.set(kept[index]!);
    return recordElementwise(new Tensor(into, gradient.shape), [gradient], [(arrived) => arrived]);
  });
}

/** The gradients with arrays of their own: one that shares its array with another one or with an argument gets a copy. */
export function withOwnArrays(gradients: readonly Tensor[], given: readonly Tensor[]): Tensor[] {
  const taken = new Set(given.map(({ data }) => data));
  return gradients.map((gradient) => {
    const { data } = gradient;
    if (!taken.has(data)) {
      taken.add(data);
      return gradient;
    }
    return recordElementwise(makeLike(data.slice(), gradient), [gradient], [(arrived) => arrived]);
  });
}
