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
  /** The key of each element on the curve along which they are ordered, see `curveOrder`. */
  readonly keys: Int32Array;
  /** Three coordinates of the middle of each element, in steps. */
  readonly centres: Float64Array;
  /** Places of the middles in space, rounded: for bounds alone. */
  readonly places: Float64Array;
  /** Vectors from the middle to each corner. */
  readonly spokes: Float64Array;
  /** Of a quadrilateral, the square of each of its four spokes, then the product of each spoke with the one before it. */
  readonly products: Float64Array;
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

/**
 * Writes the vector of a difference in steps; zeros of a matrix change no bit, so axes may be in any order.
 *
 * @param isStraight - of the steps, see {@link isStraight}: two of three products are 0
 */
export function toSpace(
  steps: StepVectors,
  isStraight: boolean,
  p: number,
  r: number,
  c: number,
  out: Float64Array,
  at: number,
): void {
  if (isStraight) {
    out[at] = p * steps[0]!;
    out[at + 1] = r * steps[4]!;
    out[at + 2] = c * steps[8]!;
    return;
  }
  for (let axis = 0; axis < 3; axis++) {
    out[at + axis] = sumOfThree(p * steps[axis]!, r * steps[3 + axis]!, c * steps[6 + axis]!);
  }
}

/** Whether each axis of the grid is an axis of space, in the same order. */
export function isStraight(steps: StepVectors): boolean {
  return (
    steps[1] === 0 && steps[2] === 0 && steps[3] === 0 && steps[5] === 0 && steps[6] === 0 && steps[7] === 0
  );
}

/**
 * Places elements in space, in an order in which neighbours are near each other. A quadrilateral need not be flat: it consists of
 * the four triangles between its middle and its sides, whatever the orientation of the grid.
 */
export function placeElements(net: NetElements, steps: StepVectors): PlacedElements {
  const { count, corners, vertices, elements } = net;
  const straight = isStraight(steps);
  const middles = middlesOf(net);
  const inSpace = new Float64Array(3 * count);
  writePlaces(steps, straight, middles, inSpace);
  const { order, keys } = curveOrder(inSpace);
  const centres = new Float64Array(3 * count);
  const places = new Float64Array(3 * count);
  const spokes = new Float64Array(3 * corners * count);
  const products = new Float64Array(corners === 4 ? 8 * count : 0);
  const sizes = new Float64Array(count);
  const reaches = new Float64Array(3 * count);
  const slabs = new Float64Array(5 * count);
  for (let k = 0; k < count; k++) {
    const element = order[k]!;
    const p = middles[3 * element]!;
    const r = middles[3 * element + 1]!;
    const c = middles[3 * element + 2]!;
    centres[3 * k] = p;
    centres[3 * k + 1] = r;
    centres[3 * k + 2] = c;
    for (let axis = 0; axis < 3; axis++) places[3 * k + axis] = inSpace[3 * element + axis]!;
    for (let corner = 0; corner < corners; corner++) {
      const vertex = 3 * elements[corners * element + corner]!;
      const at = 3 * (corners * k + corner);
      toSpace(
        steps,
        straight,
        vertices[vertex]! - p,
        vertices[vertex + 1]! - r,
        vertices[vertex + 2]! - c,
        spokes,
        at,
      );
      for (let axis = 0; axis < 3; axis++) {
        const reach = Math.abs(spokes[at + axis]!);
        if (reach > reaches[3 * k + axis]!) reaches[3 * k + axis] = reach;
      }
    }
    if (corners === 4) writeProducts(products, 8 * k, spokes, 12 * k);
    writeSlab(slabs, 5 * k, spokes, 3 * corners * k, corners);
    sizes[k] = corners === 2 ? 2 * Math.sqrt(squareAt(spokes, 6 * k)) : quadArea(spokes, 12 * k);
  }
  return { count, corners, steps, keys, centres, places, spokes, products, sizes, reaches, slabs };
}

/** Three coordinates of the middle of each element, in steps: exact, as a mean of two or four whole numbers that are divisible by it. */
function middlesOf({ count, corners, vertices, elements }: NetElements): Float64Array {
  const middles = new Float64Array(3 * count);
  for (let k = 0; k < count; k++) {
    for (let corner = corners * k; corner < corners * (k + 1); corner++) {
      const vertex = 3 * elements[corner]!;
      middles[3 * k] = middles[3 * k]! + vertices[vertex]!;
      middles[3 * k + 1] = middles[3 * k + 1]! + vertices[vertex + 1]!;
      middles[3 * k + 2] = middles[3 * k + 2]! + vertices[vertex + 2]!;
    }
  }
  for (let at = 0; at < middles.length; at++) middles[at] = middles[at]! / corners;
  return middles;
}

function writePlaces(
  steps: StepVectors,
  straight: boolean,
  middles: Float64Array,
  places: Float64Array,
): void {
  for (let at = 0; at < middles.length; at += 3)
    toSpace(steps, straight, middles[at]!, middles[at + 1]!, middles[at + 2]!, places, at);
}

/** The squares of the spokes of a quadrilateral, and the product of each spoke with the one before it. */
function writeProducts(products: Float64Array, at: number, v: Float64Array, first: number): void {
  for (let corner = 0; corner < 4; corner++) {
    const c = first + 3 * corner;
    const b = first + 3 * ((corner + 3) % 4);
    products[at + corner] = squareAt(v, c);
    products[at + 4 + corner] = sumOfThree(v[b]! * v[c]!, v[b + 1]! * v[c + 1]!, v[b + 2]! * v[c + 2]!);
  }
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
  let [along, square] = [0, 0];
  for (let a = from; a < from + 3 * corners; a += 3) {
    const [x, y, z] = [spokes[a]!, spokes[a + 1]!, spokes[a + 2]!];
    along = Math.max(along, Math.abs(slabs[at]! * x + slabs[at + 1]! * y + slabs[at + 2]! * z));
    square = Math.max(square, x * x + y * y + z * z);
  }
  slabs[at + 3] = along;
  slabs[at + 4] = Math.sqrt(square);
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
