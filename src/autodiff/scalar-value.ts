import { describe, describeList } from "../tensor/describe.ts";
import { Tensor } from "../tensor/tensor.ts";

/** Validates that the value of a function is a tensor of one element, and returns it. */
export function checkScalar(name: string, value: unknown): Tensor {
  if (!(value instanceof Tensor)) {
    const remedy = ignoreRejection(value) ? "; an async function cannot be recorded" : "";
    throw new TypeError(`${name}: f gives ${describe(value)}, want a Tensor${remedy}`);
  }
  if (value.size !== 1) {
    throw new RangeError(
      `${name}: f gives shape ${describeList(value.shape)}, want one value; sum or mean makes it one`,
    );
  }
  return value;
}

/** Keeps a promise that is not awaited from ending the process when it is rejected; reports whether the value is one. */
export function ignoreRejection(value: unknown): boolean {
  if (!(value instanceof Promise)) return false;
  value.then(undefined, () => {});
  return true;
}
