import { curveOrder } from "./curve-order.ts";
import { type NetElements, STEPS } from "./net-elements.ts";
import { sumOfThree } from "./sum-of-three.ts";

/** The vector of a step along planes, rows and columns, three numbers each: where the voxels of a grid lie in space. */
export type StepVectors = Float64Array;

/** Elements in space: exact places in steps, and all that a distance to them needs. */
export interface PlacedElements {
  readonly count: number;
  readonly corners: 2 | 4;
  readonly steps: StepVectors;
  /** Three coordinates of the middle of each element, in steps. */
  readonly centres: Float64Array;
  /** Vectors from the middle to each corner. */
  readonly spokes: Float64Array;
  /** Area of each element, or its length in 2-D. */
  readonly sizes: Float64Array;
  /** How far an element reaches from its middle along each axis of space. */
  readonly reaches: Float64Array;
  /**
   * Five numbers of each element that bound it: a unit vector across it, how far it reaches from its middle along that vector, and
   * how far in all. In 2-D the vector is 0.
   */
  readonly slabs: Float64Array;
}

/** The vectors of a step for voxels whose axes have these vectors. */
export function stepVectors(axes: readonly (readonly number[])[]): StepVectors {
  return Float64Array.from(axes.flat(), (length) => length / STEPS);
}

/** Writes the vector of a difference in steps; zeros of a matrix change no bit, so axes may be in any order. */
export function toSpace(
  steps: StepVectors,
  p: number,
  r: number,
  c: number,
  out: Float64Array,
  at: number,
): void {
  for (let axis = 0; axis < 3; axis++) {
    out[at + axis] = sumOfThree(p * steps[axis]!, r * steps[3 + axis]!, c * steps[6 + axis]!);
  }
}

/**
 * Places elements in space, in an order in which neighbours are near each other. A quadrilateral need not be flat: it consists of the four triangles between its middle and its sides,
 * whatever the orientation of the grid.
 */
export function placeElements(net: NetElements, steps: StepVectors): PlacedElements {
  const { count, corners, vertices, elements } = net;
  const middles = new Float64Array(3 * count);
  for (let at = 0; at < middles.length; at++) {
    const first = corners * Math.floor(at / 3);
    let sum = 0;
    for (let corner = first; corner < first + corners; corner++)
      sum += vertices[3 * elements[corner]! + (at % 3)]!;
    middles[at] = sum / corners;
  }
  const order = curveOrder(middles);
  const centres = new Float64Array(3 * count);
  const spokes = new Float64Array(3 * corners * count);
  const sizes = new Float64Array(count);
  const reaches = new Float64Array(3 * count);
  const slabs = new Float64Array(5 * count);
  for (let k = 0; k < count; k++) {
    const element = order[k]!;
    for (let axis = 0; axis < 3; axis++) centres[3 * k + axis] = middles[3 * element + axis]!;
    for (let corner = 0; corner < corners; corner++) {
      const vertex = 3 * elements[corners * element + corner]!;
      const at = 3 * (corners * k + corner);
      toSpace(
        steps,
        vertices[vertex]! - centres[3 * k]!,
        vertices[vertex + 1]! - centres[3 * k + 1]!,
        vertices[vertex + 2]! - centres[3 * k + 2]!,
        spokes,
        at,
      );
      for (let axis = 0; axis < 3; axis++)
        reaches[3 * k + axis] = Math.max(reaches[3 * k + axis]!, Math.abs(spokes[at + axis]!));
    }
    writeSlab(slabs, 5 * k, spokes, 3 * corners * k, corners);
    sizes[k] = corners === 2 ? 2 * Math.sqrt(squareAt(spokes, 6 * k)) : quadArea(spokes, 12 * k);
  }
  return { count, corners, steps, centres, spokes, sizes, reaches, slabs };
}

/** The vector across a quadrilateral is across its two diagonals. */
function writeSlab(
  slabs: Float64Array,
  at: number,
  spokes: Float64Array,
  from: number,
  corners: 2 | 4,
): void {
  if (corners === 4) {
    const of = (a: number, axis: number) => spokes[from + 3 * a + axis]! - spokes[from + 3 * (a + 2) + axis]!;
    const x = of(0, 1) * of(1, 2) - of(0, 2) * of(1, 1);
    const y = of(0, 2) * of(1, 0) - of(0, 0) * of(1, 2);
    const z = of(0, 0) * of(1, 1) - of(0, 1) * of(1, 0);
    const length = Math.sqrt(x * x + y * y + z * z);
    if (length > 0) {
      slabs[at] = x / length;
      slabs[at + 1] = y / length;
      slabs[at + 2] = z / length;
    }
  }
  for (let a = from; a < from + 3 * corners; a += 3) {
    const across =
      slabs[at]! * spokes[a]! + slabs[at + 1]! * spokes[a + 1]! + slabs[at + 2]! * spokes[a + 2]!;
    slabs[at + 3] = Math.max(slabs[at + 3]!, Math.abs(across));
    slabs[at + 4] = Math.max(slabs[at + 4]!, Math.sqrt(squareAt(spokes, a)));
  }
}

function squareAt(v: Float64Array, at: number): number {
  return sumOfThree(v[at]! * v[at]!, v[at + 1]! * v[at + 1]!, v[at + 2]! * v[at + 2]!);
}

/** Opposite triangles are added first: the same bits from whichever corner the sides are walked. */
function quadArea(spokes: Float64Array, at: number): number {
  const side = (a: number, b: number) => triangleArea(spokes, at + 3 * a, at + 3 * b);
  return side(0, 1) + side(2, 3) + (side(1, 2) + side(3, 0));
}

function triangleArea(v: Float64Array, a: number, b: number): number {
  const x = v[a + 1]! * v[b + 2]! - v[a + 2]! * v[b + 1]!;
  const y = v[a + 2]! * v[b]! - v[a]! * v[b + 2]!;
  const z = v[a]! * v[b + 1]! - v[a + 1]! * v[b]!;
  return Math.sqrt(sumOfThree(x * x, y * y, z * z)) / 2;
}
