import { describe, describeList } from "../../tensor/describe.ts";
import type { AxisVectors } from "./measure-mesh.ts";

/** Bounds of a spacing: no fourth power overflows or vanishes. */
const [SMALLEST_SPACING, LARGEST_SPACING] = [1e-50, 1e50] as const;

/** Validates a spacing: a number for each axis of a map. */
export function checkSpacing(
  name: string,
  spacing: unknown,
  shape: readonly number[],
  what: string = "spacing",
): asserts spacing is readonly number[] {
  if (!Array.isArray(spacing)) {
    throw new TypeError(`${name}: ${what} is ${describe(spacing)}, want an array of numbers, like [1, 1, 1]`);
  }
  if (spacing.length !== shape.length) {
    throw new RangeError(
      `${name}: ${what} ${describeList(spacing)} of a map of shape ${describeList(shape)}, want ${shape.length} numbers`,
    );
  }
  for (const size of spacing) {
    if (typeof size !== "number") {
      throw new TypeError(`${name}: ${what} ${describeList(spacing)} holds ${describe(size)}, want numbers`);
    }
    if (!(size >= SMALLEST_SPACING && size <= LARGEST_SPACING)) {
      throw new RangeError(
        `${name}: ${what} ${describeList(spacing)} holds ${size}, want numbers from ${SMALLEST_SPACING} to ${LARGEST_SPACING}`,
      );
    }
  }
}

/** The least volume of a voxel, as a part of the product of the lengths of its axes. */
const MIN_VOLUME = 1e-6;

/** Validates the vectors of the axes of a map, and returns them for planes, rows and columns. */
export function checkAxes(name: string, axes: unknown, shape: readonly number[]): AxisVectors {
  const count = shape.length;
  const wanted = `want ${count} vectors of ${count} numbers, one for each axis`;
  if (!Array.isArray(axes)) throw new TypeError(`${name}: axes are ${describe(axes)}, ${wanted}`);
  if (axes.length !== count) throw new RangeError(`${name}: axes hold ${axes.length} vectors, ${wanted}`);
  const vectors = Array.from(axes, (axis, k) => {
    if (!Array.isArray(axis) || axis.length !== count)
      throw new TypeError(`${name}: axes[${k}] is ${describe(axis)}, ${wanted}`);
    const vector = [...axis] as number[];
    checkSpacing(name, [lengthOf(vector)], [1], `the length of axes[${k}]`);
    return vector;
  });
  const [first, second, third] = vectors as [number[], number[], number[]];
  const embedded: AxisVectors =
    count === 2
      ? [
          [first[0]!, 0, first[1]!],
          [0, 1, 0],
          [second[0]!, 0, second[1]!],
        ]
      : [first as never, second as never, third as never];
  const share =
    Math.abs(determinant(embedded)) / embedded.reduce((product, axis) => product * lengthOf(axis), 1);
  if (!(share > MIN_VOLUME))
    throw new RangeError(
      `${name}: axes ${JSON.stringify(vectors)} lie in one plane, want independent vectors`,
    );
  return embedded;
}

function lengthOf(vector: readonly number[]): number {
  return Math.sqrt(vector.reduce((sum, part) => sum + part * part, 0));
}

/** The volume of a voxel with these vectors, with the sign of their orientation. */
export function determinant([[a, b, c], [d, e, f], [g, h, i]]: AxisVectors): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}
