/** What to flip in the number of a corner, 4·plane + 2·row + column, to go to its neighbour along planes, rows, columns. */
const STEPS = [4, 2, 1] as const;

/**
 * Area of the surface in the cube around a point between eight voxels, for each of the 256 sets of corners inside: bit
 * 7 − n of the index is that of corner n.
 *
 * The surface cuts the edges between inside and outside in the middle. Corners of the minority that hang together by edges are
 * cut off together, each such group by itself. There are six kinds of groups. With f the areas of the faces across the three
 * axes, |f| the length of that vector, and |f∖k| without its part k:
 *
 *     one corner                        ⅛|f|                          a triangle
 *     an edge along k                   ½|f∖k|                        a rectangle
 *     two edges, none along k           ⅜|f| + ½f[k]                  a trapezoid, a triangle over the corner they share
 *     a face across k                   f[k]                          a rectangle
 *     a corner with its neighbours      ¾|f|                          a hexagon
 *     a twisted line, its ends on k, l  ½|f| + ¼|f∖k| + ¼|f∖l|        four triangles
 *
 * A map without rows is taken as the same in all rows, with spacing 1: its areas are lengths. The size of a code is the same to
 * the last bit in every orientation of the axes.
 *
 * @param spacing - along planes, rows, columns
 * @see Lorensen and Cline 1987, https://doi.org/10.1145/37401.37422
 * @see Nikolov et al. 2018, https://arxiv.org/abs/1809.04430
 */
export function elementSizes([planes, rows, columns]: readonly [number, number, number]): Float64Array {
  const faces = [rows * columns, planes * columns, planes * rows];
  cornerGroups ??= groupCorners();
  const { distinct, ofCode } = cornerGroups;
  const areas = distinct.map((group) => groupArea(group, faces));
  return Float64Array.from(ofCode, (places) =>
    places.length === 1 ? areas[places[0]!]! : sumOf(places.map((place) => areas[place]!)),
  );
}

/** Corners that hang together by edges. */
type CornerGroup = ReadonlySet<number>;

/** The groups that occur, and the places in that list of those of each code. */
interface CornerGroups {
  readonly distinct: readonly CornerGroup[];
  readonly ofCode: readonly (readonly number[])[];
}

let cornerGroups: CornerGroups | null = null;

function groupCorners(): CornerGroups {
  const places = new Map<string, number>();
  const distinct: CornerGroup[] = [];
  const placeOf = (group: CornerGroup) => {
    const name = [...group].sort().join();
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, distinct.length);
    return distinct.push(group) - 1;
  };
  const ofCode = Array.from({ length: 256 }, (_, code) => groupsOf(minorityOf(code)).map(placeOf));
  return { distinct, ofCode };
}

/** The corners inside, or if these are more than half, those outside. */
function minorityOf(code: number): Set<number> {
  const inside = [0, 1, 2, 3, 4, 5, 6, 7].filter((corner) => (code >> (7 - corner)) & 1);
  const outside = [0, 1, 2, 3, 4, 5, 6, 7].filter((corner) => !inside.includes(corner));
  return new Set(inside.length > 4 ? outside : inside);
}

function groupsOf(corners: ReadonlySet<number>): CornerGroup[] {
  const groups: CornerGroup[] = [];
  for (const corner of corners) {
    if (groups.some((group) => group.has(corner))) continue;
    // A set is walked to what was added meanwhile.
    const group = new Set([corner]);
    for (const member of group) {
      for (const step of STEPS) if (corners.has(member ^ step)) group.add(member ^ step);
    }
    groups.push(group);
  }
  return groups;
}

function groupArea(group: CornerGroup, faces: readonly number[]): number {
  const members = [...group];
  const axesOf = (member: number) => [0, 1, 2].filter((axis) => group.has(member ^ STEPS[axis]!));
  const all = lengthOf(faces);
  const without = (axis: number) => lengthOf(faces.filter((_, other) => other !== axis));
  const unused = [0, 1, 2].find((axis) => members.every((member) => !axesOf(member).includes(axis)));
  if (members.length === 1) return all / 8;
  if (members.length === 2) return without(axesOf(members[0]!)[0]!) / 2;
  if (members.length === 3) return (3 * all) / 8 + faces[unused!]! / 2;
  if (unused !== undefined) return faces[unused]!;
  if (members.some((member) => axesOf(member).length === 3)) return (3 * all) / 4;
  const ends = members.map(axesOf).filter((axes) => axes.length === 1);
  return sumOf([all / 2, ...ends.map(([axis]) => without(axis!) / 4)]);
}

function lengthOf(vector: readonly number[]): number {
  return Math.sqrt(sumOf(vector.map((part) => part * part)));
}

/** The sum from the smallest number to the largest: the same bits whatever the order of the axes. */
function sumOf(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b).reduce((sum, number) => sum + number, 0);
}
