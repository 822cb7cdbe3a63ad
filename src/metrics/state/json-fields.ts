import { describe } from "../../tensor/describe.ts";

/** Validates a plain object with all required fields and no unknown ones. `path` is its place in the state. */
export function checkFields(
  name: string,
  path: string,
  value: unknown,
  required: readonly string[],
  optional: readonly string[] = [],
): asserts value is Record<string, unknown> {
  if (Object.prototype.toString.call(value) !== "[object Object]")
    throw new TypeError(`${name}: ${path} is ${describe(value)}, want an object`);
  const known = [...required, ...optional];
  const unknown = Object.keys(value as object).find((field) => !known.includes(field));
  if (unknown !== undefined)
    throw new TypeError(`${name}: ${path} has a field ${describe(unknown)}, want ${known.join(", ")}`);
  const missing = required.find((field) => (value as Record<string, unknown>)[field] === undefined);
  if (missing !== undefined) throw new TypeError(`${name}: ${path}.${missing} is undefined`);
}

/** Validates an array, of the length wanted. */
export function checkList(
  name: string,
  path: string,
  value: unknown,
  length?: number,
): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`${name}: ${path} is ${describe(value)}, want an array`);
  if (length !== undefined && value.length !== length)
    throw new RangeError(`${name}: ${path} holds ${value.length} values, want ${length}`);
}
