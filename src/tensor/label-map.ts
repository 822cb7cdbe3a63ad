import { checkAttached, checkFills } from "./check-memory.ts";
import { describe, describeList, isForeignTensor } from "./describe.ts";
import { isLabelArray, type LabelArray } from "./label-array.ts";
import { type NestedNumbers, nestValues, printValues } from "./nest-values.ts";

/** The third argument of a constructor whose other two are known to be right. */
const UNCHECKED = Symbol("unchecked");

/**
 * One class number per voxel, in row-major order; {@link labelMap} makes a label map of whole numbers of any kind.
 *
 * @example
 * new LabelMap(new Uint8Array([0, 1]), [2]).size // 2
 */
export class LabelMap {
  /** The labels, in row-major order. */
  readonly data: LabelArray;
  /** The extent of each axis. */
  readonly shape: readonly number[];

  /**
   * @param data - the class numbers, which are not copied
   * @param shape - the extent of each axis
   * @throws {TypeError} if `data` is not an integer array of at most 32 bits
   * @throws {RangeError} if the values do not fill the shape, or are none
   */
  constructor(data: LabelArray, shape: readonly number[]);
  constructor(data: LabelArray, shape: readonly number[], made?: symbol) {
    this.data = data;
    this.shape = made === UNCHECKED ? shape : checkedShape(data, shape);
  }

  /** The number of voxels. */
  get size(): number {
    return this.data.length;
  }

  /** Returns the class numbers as nested arrays; a number where the rank is 0. */
  toArray(): NestedNumbers {
    checkAttached("toArray", "the label map", this);
    return nestValues(this.data, this.shape);
  }

  /** Returns shape and class numbers as text; of many voxels the ends of each axis. */
  toString(): string {
    return `LabelMap ${describeList(this.shape)} ${printValues(this.data, this.shape)}`;
  }

  /** Returns what `JSON.stringify` writes: the class numbers as nested arrays. `labelMap` reads them again. */
  toJSON(): NestedNumbers {
    return this.toArray();
  }

  /**
   * Converts to text only.
   *
   * @throws {TypeError} if a number is wanted
   */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === "string") return this.toString();
    throw new TypeError("a LabelMap is not a number: data holds its class numbers");
  }
}

function checkedShape(data: unknown, shape: readonly number[]): readonly number[] {
  if (!isLabelArray(data)) {
    throw new TypeError(
      `LabelMap: data are ${describe(data)}, want an integer array of at most 32 bits; labelMap(values, shape) converts`,
    );
  }
  return Object.freeze(checkFills("LabelMap", data.length, shape));
}

/** Makes a label map of class numbers that fill the shape, unchecked. The shape becomes the map's own. */
export const makeLabelMap: (data: LabelArray, shape: readonly number[]) => LabelMap = (data, shape) =>
  new (LabelMap as unknown as UncheckedLabelMap)(data, Object.freeze(shape), UNCHECKED);

type UncheckedLabelMap = new (data: LabelArray, shape: readonly number[], made: symbol) => LabelMap;

/**
 * Validates that a value is a label map whose memory is there, and returns it.
 *
 * @throws {TypeError} if it is not a label map, or its memory was transferred to another thread
 */
export function checkLabelMap(name: string, argument: string, value: unknown): LabelMap {
  if (!(value instanceof LabelMap)) {
    const kind = describe(value);
    const remedy =
      isLabelArray(value) || Array.isArray(value)
        ? "; labelMap(values, shape) makes one"
        : kind.endsWith(" Tensor")
          ? "; argmax or threshold make labels of a prediction, labelMap of whole numbers"
          : isForeignTensor(value)
            ? `; labelMap(${argument}) takes it over from another library`
            : "";
    throw new TypeError(`${name}: ${argument} is ${kind}, want a LabelMap${remedy}`);
  }
  checkAttached(name, argument, value);
  return value;
}

/** Makes the error for a label that is not one of the classes. */
export function labelOutOfRange(
  name: string,
  argument: string,
  label: number,
  where: readonly number[],
  classes: number,
): RangeError {
  const hint =
    label === 255 && classes === 2
      ? "; divide a mask of 0 and 255 by 255"
      : argument === "target"
        ? "; ignoreIndex leaves a label out"
        : "";
  return new RangeError(
    `${name}: ${argument} holds label ${label} at ${describeList(where)}, want 0 to ${classes - 1}${hint}`,
  );
}
