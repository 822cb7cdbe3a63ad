/** A number from 0, as JSON carries it. */
export type StoredNumber = number | "Infinity";

/** A number from 0 as JSON carries it. */
export function storedNumber(value: number): StoredNumber {
  return value === Infinity ? "Infinity" : value;
}
