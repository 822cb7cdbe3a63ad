import { describe, describeList } from "./describe.ts";

/** Returns the number of elements of a tensor of this shape. */
export function sizeOf(shape: readonly number[]): number {
  return sizeBetween(shape, 0, shape.length);
}

/** Validates a shape and returns a copy of it; a tensor has at least one element. */
export function checkShape(name: string, shape: unknown): number[] {
  if (!Array.isArray(shape))
    throw new TypeError(`${name}: shape is ${describe(shape)}, want an array of sizes`);
  const copy: unknown[] = [...shape];
  for (const extent of copy) {
    if (typeof extent !== "number") {
      throw new TypeError(`${name}: shape ${describeList(copy)} holds ${describe(extent)}, want numbers`);
    }
    if (!Number.isSafeInteger(extent) || extent < 1) {
      throw new RangeError(`${name}: shape ${describeList(copy)} holds ${extent}, want whole numbers from 1`);
    }
  }
  const checked = copy as number[];
  if (sizeOf(checked) > MAX_ELEMENTS) {
    throw new RangeError(
      `${name}: shape ${describeList(checked)} holds ${sizeOf(checked)} elements, want at most ${MAX_ELEMENTS}`,
    );
  }
  return checked;
}

/** The most elements that a typed array may have in every engine. */
const MAX_ELEMENTS = 2 ** 32;

/** Validates that two shapes are equal. */
export function checkSameShape(
  name: string,
  argument: string,
  shape: readonly number[],
  reference: string,
  want: readonly number[],
): void {
  if (!sameShape(shape, want)) {
    throw new RangeError(
      `${name}: ${argument} shape ${describeList(shape)} differs from ${reference} shape ${describeList(want)}`,
    );
  }
}

/** Reports whether two shapes are equal. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/** Counts an axis from the front: a negative one of a tensor counts from its end. */
export function axisFromFront(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}

/** Returns the number of elements of each slab behind an axis: the step from one place of the axis to the next. */
export function innerSize(shape: readonly number[], axis: number): number {
  return sizeBetween(shape, axis + 1, shape.length);
}

/** Validates an axis and counts it from the front. */
export function checkAxis(name: string, axis: unknown, rank: number, argument: string = "axis"): number {
  if (typeof axis !== "number")
    throw new TypeError(`${name}: ${argument} is ${describe(axis)}, want a whole number`);
  if (rank === 0) throw new RangeError(`${name}: ${argument} ${axis} of a tensor without axes`);
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    throw new RangeError(
      `${name}: ${argument} ${axis} of a tensor of rank ${rank}, want ${-rank} to ${rank - 1}`,
    );
  }
  return axisFromFront(axis, rank);
}

/** Validates axes and returns them from the front, in ascending order; all of them for `undefined`. */
export function checkAxes(name: string, axes: unknown, rank: number): number[] {
  if (axes === undefined) return Array.from({ length: rank }, (_, axis) => axis);
  const given: unknown[] = Array.isArray(axes) ? [...axes] : [axes];
  const list = given.map((axis) => checkAxis(name, axis, rank));
  if (new Set(list).size < list.length)
    throw new RangeError(`${name}: axes ${describeList(given)} name an axis twice`);
  return list.sort((a, b) => a - b);
}

/** Returns the shape that `a` and `b` broadcast to, by NumPy's rule: aligned at the last axis, 1 stretches. */
export function broadcastShapes(name: string, a: readonly number[], b: readonly number[]): readonly number[] {
  if (a === b || b.length === 0 || sameShape(a, b)) return a;
  if (a.length === 0) return b;
  const rank = Math.max(a.length, b.length);
  const shape = new Array<number>(rank);
  for (let axis = 0; axis < rank; axis++) {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left !== right && left !== 1 && right !== 1) {
      throw new RangeError(`${name}: shapes ${describeList(a)} and ${describeList(b)} do not broadcast`);
    }
    shape[axis] = Math.max(left, right);
  }
  return shape;
}

/*
 * Shapes of tensors are frozen, and slice and filter of a frozen array take V8 four to six times as long as those of
 * another one: longer than an operation on a few numbers. What every call does with shapes is therefore a loop.
 */

/** Returns the shape with another extent along one axis. */
export function withExtent(shape: readonly number[], axis: number, extent: number): number[] {
  const changed: number[] = [];
  for (let other = 0; other < shape.length; other++) changed.push(other === axis ? extent : shape[other]!);
  return changed;
}

/** Returns the shape without one axis; an axis beyond the last changes nothing. */
export function withoutAxis(shape: readonly number[], axis: number): number[] {
  const left: number[] = [];
  for (let other = 0; other < shape.length; other++) if (other !== axis) left.push(shape[other]!);
  return left;
}

/** Returns the number of places of the axes from `first` to before `end`. */
export function sizeBetween(shape: readonly number[], first: number, end: number): number {
  let size = 1;
  for (let axis = first; axis < end; axis++) size *= shape[axis]!;
  return size;
}

/** Returns the step between neighbours along each axis of a row-major array. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/** Converts a flat position to a coordinate for each axis. */
export function coordinatesOf(index: number, shape: readonly number[]): number[] {
  return stridesOf(shape).map((stride, axis) => Math.floor(index / stride) % shape[axis]!);
}
