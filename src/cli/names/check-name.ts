import { InputError } from "../../files/source/input-error.ts";

/** The largest label of a 32-bit map. */
export const MAX_LABEL: number = 2 ** 31 - 1;

/** Validates a name; control characters would break a table. */
export function checkName(label: string | number, name: unknown): string {
  if (typeof name !== "string" || name.trim() === "" || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) {
    throw new InputError(`the name of class ${label} is ${JSON.stringify(name)}, want a text of one line`);
  }
  return name.trim();
}

/** Validates a label: a whole number from 0 that 32 bits hold. */
export function checkLabel(what: string, label: unknown): number {
  if (Number.isInteger(label) && (label as number) >= 0 && (label as number) <= MAX_LABEL)
    return label as number;
  throw new InputError(`${what} is ${JSON.stringify(label)}, want a label from 0 to ${MAX_LABEL}`);
}
