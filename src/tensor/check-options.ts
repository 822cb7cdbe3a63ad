import { describe } from "./describe.ts";
import { suggestion } from "./nearest-name.ts";

/** Validates that options are a plain object whose names the function knows. */
export function checkOptions(name: string, options: unknown, known: readonly string[]): void {
  if (Object.prototype.toString.call(options) !== "[object Object]") {
    const names = options === undefined ? ` with ${known.join(", ")}` : "";
    throw new TypeError(`${name}: options are ${describe(options)}, want an object${names}`);
  }
  for (const key of Object.keys(options as object)) {
    if (!known.includes(key)) {
      throw new TypeError(
        `${name}: unknown option ${describe(key)}, want ${known.join(", ")}${suggestion(key, known)}`,
      );
    }
  }
}

/** Validates an option that is true or false. */
export function checkBoolean(name: string, option: string, value: unknown): asserts value is boolean {
  if (typeof value !== "boolean")
    throw new TypeError(`${name}: ${option} is ${describe(value)}, want true or false`);
}

/** Validates an option that is one of a few strings. */
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
    throw new RangeError(
      `${name}: ${option} is ${describe(value)}, want ${want}${suggestion(value, choices)}`,
    );
  }
}

/** Validates a finite number that is not below `least`. */
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

/** Validates a whole number that is not below `least`. */
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
