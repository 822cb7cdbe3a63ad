import { InputError } from "../../../files/source/input-error.ts";
import { suggestion } from "../../../tensor/nearest-name.ts";

/** Parses a whole number; `undefined` for an option that was not given. */
export function wholeNumber(
  option: string,
  text: string | undefined,
  smallest: number = Number.MIN_SAFE_INTEGER,
  largest: number = Number.MAX_SAFE_INTEGER,
): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^-?\d+$/.test(text) && number >= smallest && number <= largest) return number;
  throw refused(option, text, `a whole number${rangeText(smallest, largest)}`);
}

function rangeText(smallest: number, largest: number): string {
  if (smallest === Number.MIN_SAFE_INTEGER) return "";
  return largest === Number.MAX_SAFE_INTEGER ? ` from ${smallest}` : ` from ${smallest} to ${largest}`;
}

/** An axis by its option, where it was given. */
export function axisOption<Field extends string>(
  field: Field,
  option: string,
  text: string | undefined,
): { readonly [Name in Field]?: number } {
  const axis = wholeNumber(option, text, -MAX_AXES, MAX_AXES - 1);
  return (axis === undefined ? {} : { [field]: axis }) as { readonly [Name in Field]?: number };
}

/** The most axes of an array of NumPy. */
const MAX_AXES = 32;

/** Validates that a text is one of several words. */
export function choice<Word extends string>(
  option: string,
  text: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (text === undefined || words.includes(text as Word)) return text as Word | undefined;
  throw refused(option, text, `${words.join(" or ")}${suggestion(text, words)}`);
}

/** Parses a number as people write it; any other text is NaN. */
export function decimal(text: string): number {
  return /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

/** Makes the error of an option: its value, and the expected one. */
export function refused(option: string, text: string, want: string): InputError {
  return new InputError(`${option} is ${JSON.stringify(text)}, want ${want}`);
}
