import { isStraight } from "../step-vectors.ts";
import type { ElementTree } from "./element-tree.ts";
import { type Field, fitsFloat32, formNumbers, packMemory } from "./packed-memory.ts";

/** Bytes of a corner: see assembly/mesh/leaf-corners.ts. */
const CORNER_BYTES = 16;

/** Bytes of a number of each corner that is measured at a time: see assembly/mesh/candidates.ts. */
const ROW = 2080;

/** Entries of all lists from the root to a leaf for each node of the other tree: the lists of most trees have a tenth of it. */
const ENTRIES_PER_NODE = 16;

/** Nodes that wait to be split: one a level, see `narrowList`. */
const MAX_DEPTH = 64;

/** What a search reads of both trees, in the order of the fields of assembly/mesh/search.ts. */
const FROM = ["starts", "ends", "seconds", "boxes", "radii", "places", "centres"] as const;
const TO = [
  ...["starts", "ends", "seconds", "boxes", "radii", "patches", "places", "centres"],
  ...["forms", "formNumbers", "numbers", "vertices", "vertexCorners", "vertexElements"],
  ...["corners", "cornerStarts", "cornerEnds", "aroundStarts", "around", "measured"],
] as const;

/**
 * The searches of `nearestElements` in both directions in WebAssembly, with the same bits: distances from corners are computed for four
 * corners at a time, in float32, and those from the elements of near corners for two triangles at a time. The result is `null` without SIMD of WebAssembly, or where a search
 * does not fit the memory.
 *
 * @param slack - what rounding can change of a squared distance
 * @param largest - the largest coordinate
 * @param from - `"first"`: the first tree's elements alone
 * @returns the squared distances of the first tree's elements, and those of the second one's
 */
export function packedSearch(
  first: ElementTree,
  second: ElementTree,
  slack: number,
  largest: number,
  from: "first" | "both" = "both",
): [Float64Array, Float64Array] | null {
  if (first.elements.corners === 2 || !fitsFloat32(largest)) return null;
  const nodes = Math.max(first.count, second.count);
  const room = ENTRIES_PER_NODE * nodes;
  const { steps } = first.elements;
  const memory = packMemory({
    ...treeFields("first", first),
    ...treeFields("second", second),
    nodes: 4 * room,
    bounds: 8 * room,
    waiting: 4 * MAX_DEPTH,
    candidates: ROW,
    blocks: 4 * ROW,
    candidateBounds: 2 * ROW,
    steps: Float64Array.of(...steps, slack, 0),
  });
  if (memory === null) return null;
  const { kernels, buffer, pointersAt, at } = memory;
  const search = (queries: string, to: string, count: number): Float64Array | null => {
    const target = to === "first" ? first : second;
    new Float64Array(buffer, at("steps"))[10] = longestSquare(target);
    new Uint32Array(buffer, pointersAt).set([
      ...FROM.map((name) => at(`${queries}.${name}`)),
      ...TO.map((name) => at(`${to}.${name}`)),
      ...[
        at("nodes"),
        at("bounds"),
        room,
        at("waiting"),
        at("candidates"),
        at("blocks"),
        at("candidateBounds"),
      ],
      ...[at(`${queries}.squares`), target.elements.vertexCount, Number(isStraight(steps)), at("steps")],
    ]);
    if (kernels.nearestQuads(pointersAt) === 0) return null;
    return new Float64Array(buffer, at(`${queries}.squares`), count).slice();
  };
  const ours = search("first", "second", first.elements.count);
  if (from === "first") return ours && [ours, new Float64Array(0)];
  const theirs = ours && search("second", "first", second.elements.count);
  return theirs && [ours, theirs];
}

/** The square of the longest spoke of a tree's elements. */
function longestSquare({ elements: { slabs } }: ElementTree): number {
  let longest = 0;
  for (let at = 4; at < slabs.length; at += 5) longest = Math.max(longest, slabs[at]!);
  return longest * longest;
}

function treeFields(name: string, tree: ElementTree): Record<string, Field> {
  const { elements, count } = tree;
  const { vertexCount } = elements;
  // The last four corners of a leaf need not be full.
  const corners = vertexCount + 3 * count;
  const fields: Record<(typeof TO)[number] | "squares", Field> = {
    starts: tree.starts.subarray(0, count),
    ends: tree.ends.subarray(0, count),
    seconds: tree.seconds.subarray(0, count),
    boxes: tree.boxes,
    radii: tree.radii,
    patches: tree.patches,
    places: elements.places,
    centres: elements.centres,
    forms: elements.forms,
    formNumbers: formNumbers(elements),
    numbers: elements.numbers,
    vertices: elements.vertices,
    vertexCorners: 4 * vertexCount,
    vertexElements: 4 * vertexCount,
    corners: corners * CORNER_BYTES,
    cornerStarts: 4 * count,
    cornerEnds: 4 * count,
    aroundStarts: 4 * (corners + 1),
    around: 16 * elements.count,
    measured: 4 * elements.count,
    squares: 8 * elements.count,
  };
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [`${name}.${key}`, field]));
}
