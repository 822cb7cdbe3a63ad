import { describe, describeList } from "./describe.ts";
import { checkShape, sizeOf } from "./shape.ts";

/** Validates that a number of values fills a shape, and returns a copy of the shape. */
export function checkFills(name: string, size: number, shape: unknown): number[] {
  if (size === 0) throw new RangeError(`${name}: values are empty, want at least one`);
  const checked = checkShape(name, shape);
  if (sizeOf(checked) !== size) {
    throw new RangeError(
      `${name}: ${size} values do not fill shape ${describeList(checked)} of ${sizeOf(checked)}`,
    );
  }
  return checked;
}

/**
 * Validates that an array still has the elements that its shape needs.
 *
 * @throws {TypeError} if its memory was transferred to another thread, or resized
 */
export function checkAttached(
  name: string,
  argument: string,
  { data, shape }: { readonly data: ArrayLike<number>; readonly shape: readonly number[] },
): void {
  if (data.length !== sizeOf(shape)) refuseMemory(name, argument, data.length, shape);
}

function refuseMemory(name: string, argument: string, length: unknown, shape: readonly number[]): never {
  if (length === 0) {
    throw new TypeError(`${name}: the buffer of ${argument} is detached, its memory was transferred`);
  }
  const size = typeof length === "number" ? `${length} values` : describe(length);
  throw new TypeError(
    `${name}: ${argument} holds ${size}, its shape ${describeList(shape)} needs ${sizeOf(shape)}; its buffer was resized`,
  );
}
