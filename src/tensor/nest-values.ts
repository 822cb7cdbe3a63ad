import { sizeOf, stridesOf } from "./shape.ts";

/** Numbers in arrays within arrays, all of one depth and length. */
export type NestedNumbers = number | readonly NestedNumbers[];

/** Values along an axis that a text shows at each end. */
const SHOWN_AT_ENDS = 3;

/** Up to this many values a text shows all of them. */
const MAX_SHOWN = 60;

/** Nests row-major values in arrays within arrays; a number where the rank is 0. */
export function nestValues(data: ArrayLike<number>, shape: readonly number[]): NestedNumbers {
  const strides = stridesOf(shape);
  const nest = (axis: number, start: number): NestedNumbers =>
    axis === shape.length
      ? data[start]!
      : Array.from({ length: shape[axis]! }, (_, index) => nest(axis + 1, start + index * strides[axis]!));
  return nest(0, 0);
}

/** Prints row-major values as nested arrays: `[[1, 2], [3, 4]]`. Of many values it shows the ends of each axis. */
export function printValues(data: ArrayLike<number>, shape: readonly number[]): string {
  const strides = stridesOf(shape);
  const whole = sizeOf(shape) <= MAX_SHOWN;
  const print = (axis: number, start: number): string => {
    if (axis === shape.length) return String(data[start]);
    const extent = shape[axis]!;
    const items: string[] = [];
    for (let index = 0; index < extent; index++) {
      if (!whole && index === SHOWN_AT_ENDS && extent > 2 * SHOWN_AT_ENDS) {
        items.push("…");
        index = extent - SHOWN_AT_ENDS;
      }
      items.push(print(axis + 1, start + index * strides[axis]!));
    }
    return `[${items.join(", ")}]`;
  };
  return print(0, 0);
}
