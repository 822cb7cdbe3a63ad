import { elementForms } from "./element-forms.ts";
import type { NetElements } from "./net-elements.ts";
import { isStraight, type StepVectors, toSpace } from "./step-vectors.ts";
import { sumOfThree } from "./sum-of-three.ts";

/** What the elements of a surface are, by form: all that a distance to one of them needs besides its place. */
export interface ElementShapes {
  readonly count: number;
  readonly corners: 2 | 4;
  readonly steps: StepVectors;
  /** The form of each element, see `elementForms`: what follows is by form. */
  readonly forms: Uint32Array;
  /** Vectors from the middle to each corner. */
  readonly spokes: Float64Array;
  /** Of a quadrilateral, the square of each of its four spokes, then the product of each spoke with the one before it. */
  readonly products: Float64Array;
  /** The area, or in 2-D the length. */
  readonly sizes: Float64Array;
  /** How far an element reaches from its middle along each axis of space. */
  readonly reaches: Float64Array;
  /**
   * Five numbers that bound an element: a unit vector across it, how far it reaches from its middle along that vector, and how far in
   * all. In 2-D the vector is 0.
   */
  readonly slabs: Float64Array;
}

/** Elements in the order of their cells. */
export interface FormedElements extends ElementShapes {
  /** Three coordinates of the middle of each element, in steps. */
  readonly middles: Float64Array;
}

/**
 * Finds the middles and the forms of elements. A quadrilateral need not be flat: it consists of the four triangles between its middle and
 * its sides, whatever the orientation of the grid.
 */
export function formElements(net: NetElements, steps: StepVectors): FormedElements {
  const { count, corners } = net;
  const { forms, examples } = elementForms(net);
  const middles = middlesOf(net, forms, examples);
  return {
    ...{ count, corners, steps, forms, middles },
    ...measureForms(net, examples, middles, steps),
  };
}

/** What all elements of a form share. */
function measureForms(
  { corners, vertices, elements }: NetElements,
  examples: Uint32Array,
  middles: Float64Array,
  steps: StepVectors,
): Pick<ElementShapes, "spokes" | "products" | "sizes" | "reaches" | "slabs"> {
  const straight = isStraight(steps);
  const spokes = new Float64Array(3 * corners * examples.length);
  const products = new Float64Array(corners === 4 ? 8 * examples.length : 0);
  const sizes = new Float64Array(examples.length);
  const reaches = new Float64Array(3 * examples.length);
  const slabs = new Float64Array(5 * examples.length);
  for (let form = 0; form < examples.length; form++) {
    const element = examples[form]!;
    for (let corner = 0; corner < corners; corner++) {
      const vertex = 3 * elements[corners * element + corner]!;
      const at = 3 * (corners * form + corner);
      const p = vertices[vertex]! - middles[3 * element]!;
      const r = vertices[vertex + 1]! - middles[3 * element + 1]!;
      const c = vertices[vertex + 2]! - middles[3 * element + 2]!;
      toSpace(steps, straight, p, r, c, spokes, at);
      for (let axis = 0; axis < 3; axis++) {
        const reach = Math.abs(spokes[at + axis]!);
        if (reach > reaches[3 * form + axis]!) reaches[3 * form + axis] = reach;
      }
    }
    if (corners === 4) writeProducts(products, 8 * form, spokes, 12 * form);
    writeSlab(slabs, 5 * form, spokes, 3 * corners * form, corners);
    sizes[form] = corners === 2 ? 2 * Math.sqrt(squareAt(spokes, 6 * form)) : quadArea(spokes, 12 * form);
  }
  return { spokes, products, sizes, reaches, slabs };
}

/**
 * Three coordinates of the middle of each element, in steps: exact, as a mean of two or four whole numbers that are divisible by it,
 * which is as far from the first of them in all elements of a form.
 */
function middlesOf(
  { count, corners, vertices, elements }: NetElements,
  forms: Uint32Array,
  examples: Uint32Array,
): Float64Array {
  const offsets = new Float64Array(3 * examples.length);
  for (let form = 0; form < examples.length; form++) {
    const element = examples[form]!;
    for (let axis = 0; axis < 3; axis++) {
      let sum = 0;
      for (let corner = 0; corner < corners; corner++)
        sum += vertices[3 * elements[corners * element + corner]! + axis]!;
      offsets[3 * form + axis] = sum / corners - vertices[3 * elements[corners * element]! + axis]!;
    }
  }
  const middles = new Float64Array(3 * count);
  for (let k = 0; k < count; k++) {
    const vertex = 3 * elements[corners * k]!;
    const offset = 3 * forms[k]!;
    middles[3 * k] = vertices[vertex]! + offsets[offset]!;
    middles[3 * k + 1] = vertices[vertex + 1]! + offsets[offset + 1]!;
    middles[3 * k + 2] = vertices[vertex + 2]! + offsets[offset + 2]!;
  }
  return middles;
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
    // From corner 2 to corner 0, and from 3 to 1.
    const u0 = spokes[from]! - spokes[from + 6]!;
    const u1 = spokes[from + 1]! - spokes[from + 7]!;
    const u2 = spokes[from + 2]! - spokes[from + 8]!;
    const v0 = spokes[from + 3]! - spokes[from + 9]!;
    const v1 = spokes[from + 4]! - spokes[from + 10]!;
    const v2 = spokes[from + 5]! - spokes[from + 11]!;
    const x = u1 * v2 - u2 * v1;
    const y = u2 * v0 - u0 * v2;
    const z = u0 * v1 - u1 * v0;
    const length = Math.sqrt(x * x + y * y + z * z);
    if (length > 0) {
      slabs[at] = x / length;
      slabs[at + 1] = y / length;
      slabs[at + 2] = z / length;
    }
  }
  let along = 0;
  let square = 0;
  for (let a = from; a < from + 3 * corners; a += 3) {
    const x = spokes[a]!;
    const y = spokes[a + 1]!;
    const z = spokes[a + 2]!;
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
  return (
    triangleArea(spokes, at, at + 3) +
    triangleArea(spokes, at + 6, at + 9) +
    (triangleArea(spokes, at + 3, at + 6) + triangleArea(spokes, at + 9, at))
  );
}

function triangleArea(v: Float64Array, a: number, b: number): number {
  const x = v[a + 1]! * v[b + 2]! - v[a + 2]! * v[b + 1]!;
  const y = v[a + 2]! * v[b]! - v[a]! * v[b + 2]!;
  const z = v[a]! * v[b + 1]! - v[a + 1]! * v[b]!;
  return Math.sqrt(sumOfThree(x * x, y * y, z * z)) / 2;
}
