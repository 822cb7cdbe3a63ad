import { describe, describeList } from "./describe.ts";

/** Number of elements of a tensor of this shape. */
export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (const extent of shape) size *= extent;
  return size;
}

/** A copy of `shape` after a look at it; a tensor has at least one element. */
export function checkShape(name: string, shape: unknown): number[] {
  if (!Array.isArray(shape))
    throw new TypeError(`${name}: shape is ${describe(shape)}, want an array of sizes`);
  for (const extent of shape) {
    if (typeof extent !== "number") {
      throw new TypeError(`${name}: shape ${describeList(shape)} holds ${describe(extent)}, want numbers`);
    }
    if (!Number.isSafeInteger(extent) || extent < 1) {
      throw new RangeError(
        `${name}: shape ${describeList(shape)} holds ${extent}, want whole numbers from 1`,
      );
    }
  }
  if (sizeOf(shape) > LARGEST) {
    throw new RangeError(
      `${name}: shape ${describeList(shape)} holds ${sizeOf(shape)} elements, want at most ${LARGEST}`,
    );
  }
  return [...shape];
}

/** Elements that an array may have in every engine. */
const LARGEST = 2 ** 32;

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/** `axis` counted from the front; negative ones count from the end. */
export function checkAxis(name: string, axis: unknown, rank: number, argument: string = "axis"): number {
  if (typeof axis !== "number")
    throw new TypeError(`${name}: ${argument} is ${describe(axis)}, want a whole number`);
  if (rank === 0) throw new RangeError(`${name}: ${argument} ${axis} of a tensor without axes`);
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    throw new RangeError(
      `${name}: ${argument} ${axis} of a tensor of rank ${rank}, want ${-rank} to ${rank - 1}`,
    );
  }
  return axis < 0 ? axis + rank : axis;
}

/** The axes named, from the front, ascending and each once; all of them where none is named. */
export function checkAxes(name: string, axes: unknown, rank: number): number[] {
  if (axes === undefined) return Array.from({ length: rank }, (_, axis) => axis);
  const list = (Array.isArray(axes) ? axes : [axes]).map((axis) => checkAxis(name, axis, rank));
  if (new Set(list).size < list.length) {
    throw new RangeError(
      `${name}: axes ${describeList(Array.isArray(axes) ? axes : [axes])} name an axis twice`,
    );
  }
  return list.sort((a, b) => a - b);
}

/** The shape that `a` and `b` broadcast to, by NumPy's rule: aligned at the last axis, 1 stretches. */
export function broadcastShapes(name: string, a: readonly number[], b: readonly number[]): readonly number[] {
  if (sameShape(a, b)) return a;
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

/** `shape` with another extent along one axis. */
export function withExtent(shape: readonly number[], axis: number, extent: number): number[] {
  return shape.map((size, other) => (other === axis ? extent : size));
}

/** Elements between neighbours along each axis of a row-major array. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/** Where a flat position lies, in shape coordinates. */
export function coordinatesOf(index: number, shape: readonly number[]): number[] {
  return stridesOf(shape).map((stride, axis) => Math.floor(index / stride) % shape[axis]!);
}
