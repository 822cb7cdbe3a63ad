import { curveOrder } from "./curve-order.ts";
import { type ElementShapes, type FormedElements, formElements } from "./formed-elements.ts";
import type { NetElements } from "./net-elements.ts";
import { isStraight, type StepVectors, toSpace } from "./step-vectors.ts";

/** Elements in space in the order of a curve: exact places in steps, and all that a distance to them needs. */
export interface PlacedElements extends ElementShapes {
  /** The number of each element in the order of the cells. */
  readonly numbers: Uint32Array;
  /** The key of each element on the curve along which they are ordered, see `curveOrder`. */
  readonly keys: Int32Array;
  /** Three coordinates of the middle of each element, in steps. */
  readonly centres: Float64Array;
  /** Places of the middles in space, rounded: for bounds alone. */
  readonly places: Float64Array;
}

/** Places all elements in space, in an order in which neighbours are near each other. */
export function placeElements(net: NetElements, steps: StepVectors): PlacedElements {
  return placeAll(formElements(net, steps));
}

/** Places all elements whose forms are known. */
export function placeAll(formed: FormedElements): PlacedElements {
  const all = new Uint32Array(formed.count);
  for (let k = 0; k < all.length; k++) all[k] = k;
  return orderElements(formed, all);
}

/** Places some elements in space, in an order in which neighbours are near each other. */
export function orderElements(formed: FormedElements, chosen: Uint32Array): PlacedElements {
  const { middles, forms, ...shapes } = formed;
  const count = chosen.length;
  const { steps } = shapes;
  const straight = isStraight(steps);
  const inSpace = new Float64Array(3 * count);
  for (let k = 0; k < count; k++) {
    const at = 3 * chosen[k]!;
    toSpace(steps, straight, middles[at]!, middles[at + 1]!, middles[at + 2]!, inSpace, 3 * k);
  }
  const { order, keys } = curveOrder(inSpace);
  const centres = new Float64Array(3 * count);
  const places = new Float64Array(3 * count);
  const ordered = new Uint32Array(count);
  const numbers = new Uint32Array(count);
  for (let k = 0; k < count; k++) {
    const place = order[k]!;
    const element = chosen[place]!;
    numbers[k] = element;
    centres[3 * k] = middles[3 * element]!;
    centres[3 * k + 1] = middles[3 * element + 1]!;
    centres[3 * k + 2] = middles[3 * element + 2]!;
    places[3 * k] = inSpace[3 * place]!;
    places[3 * k + 1] = inSpace[3 * place + 1]!;
    places[3 * k + 2] = inSpace[3 * place + 2]!;
    ordered[k] = forms[element]!;
  }
  return { ...shapes, count, numbers, keys, centres, places, forms: ordered };
}
