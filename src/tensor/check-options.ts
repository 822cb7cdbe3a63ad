import { describe } from "./describe.ts";

/** Refuses an options argument that is no plain object, or that has a name the function does not know. */
export function checkOptions(name: string, options: unknown, known: readonly string[]): void {
  if (Object.prototype.toString.call(options) !== "[object Object]") {
    throw new TypeError(`${name}: options are ${describe(options)}, want an object`);
  }
  for (const key of Object.keys(options as object)) {
    if (!known.includes(key))
      throw new TypeError(`${name}: unknown option ${describe(key)}, want ${known.join(", ")}`);
  }
}

export function checkBoolean(name: string, option: string, value: unknown): asserts value is boolean {
  if (typeof value !== "boolean")
    throw new TypeError(`${name}: ${option} is ${describe(value)}, want true or false`);
}

export function checkChoice<Choice extends string>(
  name: string,
  option: string,
  value: unknown,
  choices: readonly Choice[],
): asserts value is Choice {
  if (typeof value !== "string")
    throw new TypeError(`${name}: ${option} is ${describe(value)}, want a string`);
  if (!(choices as readonly string[]).includes(value)) {
    const want = choices.map((choice) => JSON.stringify(choice)).join(" or ");
    throw new RangeError(`${name}: ${option} is ${describe(value)}, want ${want}`);
  }
}

/** A finite number, not below `least`. */
export function checkNumber(
  name: string,
  option: string,
  value: unknown,
  least: number = -Infinity,
): asserts value is number {
  if (typeof value !== "number")
    throw new TypeError(`${name}: ${option} is ${describe(value)}, want a number`);
  if (!Number.isFinite(value) || value < least) {
    const want = least === -Infinity ? "a finite number" : `a finite number from ${least}`;
    throw new RangeError(`${name}: ${option} is ${value}, want ${want}`);
  }
}

export function checkInteger(
  name: string,
  option: string,
  value: unknown,
  least: number = -Infinity,
): asserts value is number {
  checkNumber(name, option, value, least);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${name}: ${option} is ${value}, want a whole number`);
}
