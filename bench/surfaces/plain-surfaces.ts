import { elementSizes } from "../../src/metrics/surfaces/element-sizes.ts";
import type { Checksum } from "../harness/subject.ts";
import type { LabelVolume, Shape } from "../inputs/volumes.ts";
import { plainTransform } from "./plain-transform.ts";

type Inside = (plane: number, row: number, column: number) => boolean;

/** The size of the element at a point of the grid; 0 where there is none. */
type SizeAt = (isInside: Inside, plane: number, row: number, column: number) => number;

/**
 * Size of all surfaces of all classes in both maps, and Σ size·distance: by the definitions, with the textbook transform in the
 * box of each class.
 */
export function plainSurfaces(
  { labels, shape, spacing, classes }: LabelVolume,
  moved: Uint8Array,
  boundary: "area" | "voxels",
): Checksum {
  const sizeAt = boundary === "area" ? areaAt(spacing) : borderAt;
  const more = boundary === "area" ? 1 : 0;
  let [size, sum] = [0, 0];
  for (const [label, box] of boxesOf([labels, moved], shape, classes).entries()) {
    if (label === 0 || box === undefined) continue;
    const extents = box.last.map((last, axis) => last - box.first[axis]! + 1 + more) as unknown as Shape;
    const surfaces = [labels, moved].map((map) => {
      const isInside = insideOf(map, shape, label);
      return Float64Array.from({ length: extents[0] * extents[1] * extents[2] }, (_, at) => {
        const place = coordinatesOf(at, extents);
        return sizeAt(isInside, box.first[0]! + place[0], box.first[1]! + place[1], box.first[2]! + place[2]);
      });
    });
    for (const [from, to] of [surfaces, [...surfaces].reverse()]) {
      const squares = to!.map((one) => (one > 0 ? 0 : Infinity));
      plainTransform(squares, extents, spacing);
      from!.forEach((one, at) => {
        size += one;
        if (one > 0) sum += one * Math.sqrt(squares[at]!);
      });
    }
  }
  return { size, sum };
}

function insideOf(map: Uint8Array, [planes, rows, columns]: Shape, label: number): Inside {
  return (p, r, c) => {
    if (p < 0 || r < 0 || c < 0 || p >= planes || r >= rows || c >= columns) return false;
    return map[(p * rows + r) * columns + c] === label;
  };
}

const borderAt: SizeAt = (isInside, p, r, c) => {
  if (!isInside(p, r, c)) return 0;
  const inner = [-1, 1].every((d) => isInside(p + d, r, c) && isInside(p, r + d, c) && isInside(p, r, c + d));
  return inner ? 0 : 1;
};

function areaAt(spacing: Shape): SizeAt {
  const sizes = elementSizes(spacing);
  return (isInside, p, r, c) => {
    let code = 0;
    for (let corner = 0; corner < 8; corner++) {
      const one = isInside(p - 1 + (corner >> 2), r - 1 + ((corner >> 1) & 1), c - 1 + (corner & 1));
      code = 2 * code + Number(one);
    }
    return sizes[code]!;
  };
}

function coordinatesOf(at: number, [, rows, columns]: Shape): Shape {
  return [Math.floor(at / (rows * columns)), Math.floor(at / columns) % rows, at % columns];
}

/** First and last plane, row and column of every class in any of the maps. */
function boxesOf(maps: readonly Uint8Array[], shape: Shape, classes: number) {
  const boxes = new Array<{ first: number[]; last: number[] } | undefined>(classes).fill(undefined);
  for (const labels of maps) {
    labels.forEach((label, at) => {
      if (label === 0) return;
      const place = coordinatesOf(at, shape);
      boxes[label] ??= { first: [...place], last: [...place] };
      const { first, last } = boxes[label];
      for (const [axis, k] of place.entries()) {
        first[axis] = Math.min(first[axis]!, k);
        last[axis] = Math.max(last[axis]!, k);
      }
    });
  }
  return boxes;
}
