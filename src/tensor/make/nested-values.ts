import { describe } from "../describe.ts";

/** The most arrays within arrays that are read; an array that contains itself has no end. */
const MAX_DEPTH = 32;

/** Returns the shape of nested arrays, as their first elements have it; [] of a value that is not an array. */
export function nestedShape(name: string, values: unknown): number[] {
  const shape: number[] = [];
  for (let level = values; Array.isArray(level); level = level[0]) {
    if (shape.push(level.length) > MAX_DEPTH)
      throw new RangeError(`${name}: values are nested deeper than ${MAX_DEPTH} arrays`);
  }
  return shape;
}

/**
 * Writes nested arrays into `data`, in row-major order.
 *
 * @param read - converts one value, or throws; it gets the position in `data`
 * @throws {RangeError} if the arrays differ in depth or length
 */
export function flattenValues(
  name: string,
  values: unknown,
  shape: readonly number[],
  data: { [at: number]: number },
  read: (value: unknown, at: number) => number,
): void {
  let at = 0;
  const flatten = (level: unknown, axis: number): void => {
    if (axis === shape.length) {
      if (Array.isArray(level)) {
        throw new RangeError(
          `${name}: values are ragged, an array of ${level.length} where other places have numbers`,
        );
      }
      data[at] = read(level, at);
      at++;
      return;
    }
    if (!Array.isArray(level) || level.length !== shape[axis]) {
      const got = Array.isArray(level) ? `${level.length} values` : describe(level);
      throw new RangeError(
        `${name}: values are ragged, ${got} where ${shape[axis]} come first on axis ${axis}`,
      );
    }
    // An index, and not an iterator: a hole is a value that is missing.
    for (let index = 0; index < shape[axis]!; index++) flatten(level[index], axis + 1);
  };
  flatten(values, 0);
}
