import { type Extents, labelComponents } from "./label-components.ts";

/** Components, tunnels and cavities. */
export type BettiNumbers = readonly [components: number, tunnels: number, cavities: number];

/**
 * The Betti numbers of a mask. `"corners"`: voxels that share a corner are connected, and those outside only across faces; `"faces"`: the
 * other way round. Only with such a pair of connectivities the Euler characteristic is b₀ − b₁ + b₂.
 *
 * A mask of one plane or row has no cavities: its holes are tunnels.
 *
 * @see Kong and Rosenfeld 1989, https://doi.org/10.1016/0734-189X(89)90147-3
 */
export function bettiNumbers(
  mask: Uint8Array,
  extents: Extents,
  connected: "corners" | "faces",
): BettiNumbers {
  const isClosed = connected === "corners";
  const outside = outsideOf(mask, extents);
  const components = labelComponents(mask, extents, isClosed ? 3 : 1).sizes.length;
  const cavities = labelComponents(outside.mask, outside.extents, isClosed ? 1 : 3).sizes.length - 1;
  return [components, components + cavities - eulerCharacteristic(mask, extents, isClosed), cavities];
}

/** The voxels outside of a mask, with a frame around all of them. */
function outsideOf(
  mask: Uint8Array,
  [planes, rows, columns]: Extents,
): { mask: Uint8Array; extents: Extents } {
  const extents: Extents = [planes + 2, rows + 2, columns + 2];
  const outside = new Uint8Array(extents[0] * extents[1] * extents[2]).fill(1);
  for (let plane = 0; plane < planes; plane++) {
    for (let row = 0; row < rows; row++) {
      const from = (plane * rows + row) * columns;
      const to = ((plane + 1) * extents[1] + row + 1) * extents[2] + 1;
      for (let column = 0; column < columns; column++)
        outside[to + column] = mask[from + column] === 0 ? 1 : 0;
    }
  }
  return { mask: outside, extents };
}

/**
 * Points − edges + squares − cubes. Closed voxels bring all their corners, edges and faces; open ones are the points themselves, with the
 * edges, squares and cubes between those that are all in the mask. So an element counts if one, or if all, of the voxels around it are in
 * the mask, and both are looked up in the 2×2×2 voxels around each corner of the grid.
 */
function eulerCharacteristic(mask: Uint8Array, [planes, rows, columns]: Extents, isClosed: boolean): number {
  octants ??= { closed: octantsOf(true), open: octantsOf(false) };
  const table = isClosed ? octants.closed : octants.open;
  let sum = 0;
  for (let plane = 0; plane <= planes; plane++) {
    for (let row = 0; row <= rows; row++) {
      // The four lines of voxels around an edge of the grid; beyond the border there are none.
      const lines = [0, 1, 2, 3].map((k) => {
        const [p, r] = [plane - 1 + (k >> 1), row - 1 + (k & 1)];
        return p >= 0 && p < planes && r >= 0 && r < rows ? (p * rows + r) * columns : -1;
      });
      let before = 0;
      for (let column = 0; column <= columns; column++) {
        let here = 0;
        if (column < columns)
          for (let k = 0; k < 4; k++) {
            const line = lines[k]!;
            if (line >= 0 && mask[line + column] !== 0) here |= 1 << k;
          }
        sum += table[before | (here << 4)]!;
        before = here;
      }
    }
  }
  return sum;
}

/** Tables that take longer to make than most modules to load. */
let octants: { readonly closed: Int8Array; readonly open: Int8Array } | null = null;

/**
 * What the corner between eight voxels adds, by the bits of those in the mask: bit 0 of a place is its row, bit 1 its plane, bit 2 its
 * column. Of closed voxels it adds the point, the edges, squares and the cube that begin there; of open ones likewise, in the dual grid.
 */
function octantsOf(isClosed: boolean): Int8Array {
  return Int8Array.from({ length: 256 }, (_, bits) => {
    let sum = 0;
    // The axes along which an element reaches from the corner: a closed one touches the voxels on its side alone.
    for (let axes = 0; axes < 8; axes++) {
      const around = [0, 1, 2, 3, 4, 5, 6, 7].filter((place) =>
        isClosed ? (place & axes) === axes : (place & ~axes & 7) === (~axes & 7),
      );
      const inside = around.filter((place) => (bits & (1 << place)) !== 0).length;
      const counts = isClosed ? inside > 0 : inside === around.length;
      const size = (axes & 1) + ((axes >> 1) & 1) + ((axes >> 2) & 1);
      if (counts) sum += size % 2 === 0 ? 1 : -1;
    }
    return sum;
  });
}
