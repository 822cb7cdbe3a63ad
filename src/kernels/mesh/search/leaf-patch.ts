import type { PlacedElements } from "../placed-elements.ts";

/** Writes the numbers of a patch around some elements: the vector across it is the sum of theirs. */
export function writePatch(
  patches: Float64Array,
  at: number,
  { corners, forms, spokes, slabs, places }: PlacedElements,
  start: number,
  end: number,
): void {
  let [x, y, z] = [0, 0, 0];
  let [u, v, w] = [0, 0, 0];
  for (let element = start; element < end; element++) {
    const slab = 5 * forms[element]!;
    x += places[3 * element]!;
    y += places[3 * element + 1]!;
    z += places[3 * element + 2]!;
    // Two elements have vectors to the same side, or the second one's is turned.
    const sign = slabs[slab]! * u + slabs[slab + 1]! * v + slabs[slab + 2]! * w < 0 ? -1 : 1;
    u += sign * slabs[slab]!;
    v += sign * slabs[slab + 1]!;
    w += sign * slabs[slab + 2]!;
  }
  x /= end - start;
  y /= end - start;
  z /= end - start;
  const length = Math.sqrt(u * u + v * v + w * w);
  if (length > 0) {
    u /= length;
    v /= length;
    w /= length;
  }
  let [along, beside] = [0, 0];
  for (let element = start; element < end; element++) {
    const a = places[3 * element]! - x;
    const b = places[3 * element + 1]! - y;
    const c = places[3 * element + 2]! - z;
    const first = 3 * corners * forms[element]!;
    for (let spoke = first; spoke < first + 3 * corners; spoke += 3) {
      const p = a + spokes[spoke]!;
      const q = b + spokes[spoke + 1]!;
      const r = c + spokes[spoke + 2]!;
      const across = p * u + q * v + r * w;
      along = Math.max(along, Math.abs(across));
      beside = Math.max(beside, p * p + q * q + r * r - across * across);
    }
  }
  patches[at] = x;
  patches[at + 1] = y;
  patches[at + 2] = z;
  patches[at + 3] = u;
  patches[at + 4] = v;
  patches[at + 5] = w;
  patches[at + 6] = along;
  patches[at + 7] = Math.sqrt(beside);
}
