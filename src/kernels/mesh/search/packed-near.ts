import type { Grid } from "../../surfaces/boundary-points.ts";
import { coordinateSlack } from "../coordinate-slack.ts";
import type { FormedElements } from "../formed-elements.ts";
import { isStraight } from "../step-vectors.ts";
import { type CellElements, cellSides, MAX_FOUND, WINDOW } from "./near-elements.ts";
import { type Field, fitsFloat32, formNumbers, OUTWARDS, packMemory, roundedSlabs } from "./packed-memory.ts";

/** Cells of the frame around a plane: of both ends of a row or a column. */
const FRAME = 8;

/** Squared distances that are kept, 32 bytes each: see assembly/mesh/near-search.ts. */
const KNOWN_BYTES = 32 << 13;

/** Cells along an axis whose coordinates in steps, of which there are 20,160 in a cell, are 32-bit integers. */
const MAX_EXTENT = 100_000;

/** What a search reads of both surfaces, in the order of the pointers of assembly/mesh/near.ts. */
const FROM = ["starts", "places", "firsts", "records"] as const;
const TO = ["starts", "places", "firsts", "records", "slabs", "forms"] as const;

/**
 * The searches of `nearElements` in both directions in WebAssembly, with the same bits: bounds are computed for four elements at a time,
 * in float32, and distances for two triangles at a time. The result is `null` without SIMD of WebAssembly, where the axes of the grid
 * are not perpendicular, in 2-D, or where a search does not fit the memory.
 */
export function packedNear(
  first: CellElements,
  second: CellElements,
  grid: Grid,
): [ofFirst: Float64Array, ofSecond: Float64Array] | null {
  const { steps, corners } = first.elements;
  const { largest, slack } = coordinateSlack(steps, grid);
  const { planes, rows, columns } = grid;
  if (corners === 2 || !isStraight(steps) || !fitsFloat32(largest)) return null;
  if (Math.max(planes, rows, columns) > MAX_EXTENT) return null;
  const memory = packMemory({
    ...surfaceFields("first", first),
    ...surfaceFields("second", second),
    cells: 4 * WINDOW * (rows + FRAME) * (columns + FRAME),
    masks: 2 * WINDOW * (rows + FRAME) * (columns + FRAME),
    known: KNOWN_BYTES,
    list: 4 * (MAX_FOUND + 4),
    bounds: 4 * (MAX_FOUND + 4),
    steps: Float64Array.of(steps[0]!, steps[4]!, steps[8]!, ...cellSides(steps), slack),
    roundedSteps: Float32Array.of(steps[0]!, steps[4]!, steps[8]!, 0, longestSpoke(first, second)),
  });
  if (memory === null) return null;
  const { kernels, buffer, pointersAt, at } = memory;
  const search = (points: string, to: string, count: number): Float64Array => {
    new Uint32Array(buffer, pointersAt).set([
      ...[planes, rows, columns],
      ...FROM.map((name) => at(`${points}.${name}`)),
      ...TO.map((name) => at(`${to}.${name}`)),
      ...[
        at("cells"),
        at("masks"),
        at("list"),
        at("bounds"),
        at(`${points}.squares`),
        at("steps"),
        at("roundedSteps"),
        at("known"),
      ],
    ]);
    kernels.nearQuads(pointersAt);
    return new Float64Array(buffer, at(`${points}.squares`), count).slice();
  };
  return [search("first", "second", first.net.count), search("second", "first", second.net.count)];
}

/** The longest vector from the middle of an element to a corner, rounded outwards. */
function longestSpoke(...surfaces: readonly CellElements[]): number {
  let longest = 0;
  for (const { elements } of surfaces)
    for (let at = 4; at < elements.slabs.length; at += 5) longest = Math.max(longest, elements.slabs[at]!);
  return longest * OUTWARDS;
}

function surfaceFields(name: string, { points, net, elements }: CellElements): Record<string, Field> {
  const fields: Record<(typeof TO)[number] | "squares", Field> = {
    starts: Uint32Array.from(points.starts),
    places: points.places,
    firsts: net.firsts,
    records: elementRecords(elements),
    slabs: roundedSlabs(elements),
    forms: formNumbers(elements),
    squares: 8 * net.count,
  };
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [`${name}.${key}`, field]));
}

/** Of each element its middle, which is a whole number of steps along each axis, and its form. */
function elementRecords({ count, middles, forms }: FormedElements): Int32Array {
  const records = new Int32Array(4 * count);
  for (let k = 0; k < count; k++) {
    records[4 * k] = middles[3 * k]!;
    records[4 * k + 1] = middles[3 * k + 1]!;
    records[4 * k + 2] = middles[3 * k + 2]!;
    records[4 * k + 3] = forms[k]!;
  }
  return records;
}
