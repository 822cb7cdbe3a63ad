import type { Grid } from "../../surfaces/boundary-points.ts";
import { coordinateSlack } from "../coordinate-slack.ts";
import { isStraight } from "../step-vectors.ts";
import type { CellElements } from "./near-elements.ts";
import { type Field, fitsFloat32, formNumbers, packMemory, roundedSlabs } from "./packed-memory.ts";

/** Bytes of a number of each corner that is measured at a time: see assembly/mesh/candidates.ts. */
const ROW = 2080;

/** Entries of all lists from the root to a leaf for each node of the other tree: the lists of most trees have a tenth of it. */
const ENTRIES_PER_NODE = 16;

/** Nodes of the tree of a surface: most have one for each ten vertices. */
const nodesFor = (vertices: number): number => Math.ceil(vertices / 4) + 64;

/** Nodes that wait to be split: one a level, see `narrowList`. */
const MAX_DEPTH = 64;

/** Digits of both passes by which keys are sorted: see assembly/mesh/vertex-order.ts. */
const DIGITS = 2 * 4096;

/**
 * The search of `nearestElements` in both directions in WebAssembly, with the same bits: trees are of vertices, distances from them are
 * computed for four at a time, in float32, and those from the elements around near ones for two triangles at a time. The result is
 * `null` without SIMD of WebAssembly, in 2-D, or where a search does not fit the memory.
 *
 * @param known - the squared distances of the elements of both surfaces, NaN where they are searched
 */
export function packedSearch(
  first: CellElements,
  second: CellElements,
  known: readonly [ofFirst: Float64Array, ofSecond: Float64Array],
  grid: Grid,
): [ofFirst: Float64Array, ofSecond: Float64Array] | null {
  const { corners, steps } = first.elements;
  const { largest, slack } = coordinateSlack(steps, grid);
  if (corners === 2 || !fitsFloat32(largest)) return null;
  const room = ENTRIES_PER_NODE * nodesFor(Math.max(vertexCount(first), vertexCount(second)));
  const memory = packMemory({
    ...surfaceFields("first", first, known[0]),
    ...surfaceFields("second", second, known[1]),
    nodes: 4 * room,
    bounds: 8 * room,
    waiting: 4 * MAX_DEPTH,
    candidates: ROW,
    blocks: 4 * ROW,
    candidateBounds: 2 * ROW,
    digits: 4 * DIGITS,
    steps: Float64Array.of(...steps, slack),
    firstPointers: 4 * SURFACE.length,
    secondPointers: 4 * SURFACE.length,
  });
  if (memory === null) return null;
  const { kernels, buffer, pointersAt, at } = memory;
  for (const [name, surface] of [
    ["first", first],
    ["second", second],
  ] as const) {
    const counts: Partial<Record<SurfaceField, number>> = {
      vertexCount: vertexCount(surface),
      elementCount: surface.net.count,
      room: nodesFor(vertexCount(surface)),
    };
    new Uint32Array(buffer, at(`${name}Pointers`)).set(
      SURFACE.map((field) => counts[field] ?? at(`${name}.${field}`)),
    );
  }
  new Uint32Array(buffer, pointersAt).set([
    ...[at("firstPointers"), at("secondPointers"), at("nodes"), at("bounds"), room, at("waiting")],
    ...[at("candidates"), at("blocks"), at("candidateBounds"), at("digits")],
    ...[Number(isStraight(steps)), at("steps")],
  ]);
  if (kernels.nearestQuads(pointersAt) === 0) return null;
  const squaresOf = (name: string, { net }: CellElements) =>
    new Float64Array(buffer, at(`${name}.squares`), net.count).slice();
  return [squaresOf("first", first), squaresOf("second", second)];
}

/** What a search reads and writes of a surface, in the order of the fields of assembly/mesh/search.ts. */
const SURFACE = [
  ...["vertices", "vertexCount", "elements", "elementCount", "firsts", "middles", "elementForms"],
  ...["forms", "slabs", "extremes", "squares", "vertexElements", "vertexLongest"],
  ...["order", "keys", "otherOrder", "otherKeys", "cornerX", "cornerY", "cornerZ", "cornerLongest"],
  ...["aroundStarts", "around", "measured"],
  ...["starts", "ends", "seconds", "waits", "boxes", "radii", "patches", "room"],
] as const;
type SurfaceField = (typeof SURFACE)[number];

function vertexCount({ points }: CellElements): number {
  return points.places.length;
}

function surfaceFields(name: string, surface: CellElements, squares: Float64Array): Record<string, Field> {
  const { net, elements } = surface;
  const vertices = vertexCount(surface);
  const nodes = nodesFor(vertices);
  // Four corners are read at a time.
  const corners = 4 * (vertices + 4);
  const fields: Record<Exclude<SurfaceField, "vertexCount" | "elementCount" | "room">, Field> = {
    vertices: net.vertices,
    elements: net.elements,
    firsts: net.firsts,
    middles: elements.middles,
    elementForms: elements.forms,
    forms: formNumbers(elements),
    slabs: roundedSlabs(elements),
    extremes: extremesOf(elements),
    squares,
    vertexElements: 4 * vertices,
    vertexLongest: 4 * vertices,
    order: 4 * vertices,
    keys: 4 * vertices,
    otherOrder: 4 * vertices,
    otherKeys: 4 * vertices,
    cornerX: corners,
    cornerY: corners,
    cornerZ: corners,
    cornerLongest: corners,
    aroundStarts: 4 * (vertices + 1),
    around: 16 * net.count,
    measured: 4 * net.count,
    starts: 4 * nodes,
    ends: 4 * nodes,
    seconds: 4 * nodes,
    waits: 4 * nodes,
    boxes: 48 * nodes,
    radii: 8 * nodes,
    patches: 64 * nodes,
  };
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [`${name}.${key}`, field]));
}

/** How far an element reaches from its middle along each axis of space at most, and the square of the longest spoke. */
function extremesOf({ reaches, slabs }: CellElements["elements"]): Float64Array {
  const extremes = new Float64Array(4);
  for (let at = 0; at < reaches.length; at++) extremes[at % 3] = Math.max(extremes[at % 3]!, reaches[at]!);
  for (let at = 4; at < slabs.length; at += 5) extremes[3] = Math.max(extremes[3]!, slabs[at]! * slabs[at]!);
  return extremes;
}
