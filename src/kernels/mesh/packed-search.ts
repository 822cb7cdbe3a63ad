import { KERNEL_BYTES, makeMemory } from "../../tensor/arena/wasm-memory.ts";
import { meshKernels } from "../simd/mesh-kernels.ts";
import { type ElementTree, LEAF } from "./element-tree.ts";
import { isStraight, type PlacedElements } from "./placed-elements.ts";

/** Bytes of four slabs in float32, and of the numbers of a form. */
const BLOCK_BYTES = 128;
const FORM_NUMBERS = 24;

/** Entries of all lists from the root to a leaf for each node of the other tree: the lists of most trees have a tenth of it. */
const ENTRIES_PER_NODE = 16;

/** Room for the pointers of a search. */
const MAX_POINTERS = 32;

/** Nodes that wait to be split: one a level, see `narrowList`. */
const MAX_DEPTH = 64;

/** Distances of larger or smaller coordinates leave the range of float32. */
const MAX_COORDINATE = 2 ** 40;
const MIN_COORDINATE = 2 ** -30;

/** Arrays to copy to the memory, or bytes to reserve there. */
type Field = Float64Array | Int32Array | Uint32Array | number;

/** What a search reads of both trees, in the order of the fields of assembly/mesh/search.ts. */
const FROM = ["starts", "ends", "seconds", "boxes", "radii", "places", "centres"] as const;
const TO = [
  ...["starts", "ends", "seconds", "boxes", "radii", "patches", "places", "centres"],
  ...["forms", "slabs", "numbers", "blocks", "blockStarts"],
] as const;

/**
 * The searches of `nearestElements` in both directions in WebAssembly, with the same bits: bounds are computed for four elements at a
 * time, in float32, and distances for two triangles at a time. The result is `null` without SIMD of WebAssembly, or where a search
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
  if (first.elements.corners === 2 || largest > MAX_COORDINATE || largest < MIN_COORDINATE) return null;
  const nodes = Math.max(first.count, second.count);
  const room = ENTRIES_PER_NODE * nodes;
  const { steps } = first.elements;
  const fields: Record<string, Field> = {
    ...treeFields("first", first),
    ...treeFields("second", second),
    nodes: 4 * room,
    bounds: 8 * room,
    waiting: 4 * MAX_DEPTH,
    listBlocks: (nodes + 4) * (BLOCK_BYTES / 4),
    listBounds: 4 * (nodes + 4),
    leafBounds: 4 * (LEAF + 4),
    steps: Float64Array.of(...steps, slack),
  };
  const pointersAt = KERNEL_BYTES;
  const places: Record<string, number> = {};
  let end = pointersAt + 4 * MAX_POINTERS;
  for (const [name, field] of Object.entries(fields)) {
    places[name] = end;
    end += Math.ceil((typeof field === "number" ? field : field.byteLength) / 16) * 16;
  }
  const memory = makeMemory(end - KERNEL_BYTES, false);
  const instance = memory && meshKernels.near(new Uint8Array(memory.buffer));
  if (instance === null) return null;
  const { kernels, buffer } = instance;
  for (const [name, field] of Object.entries(fields)) {
    if (field instanceof Float64Array) new Float64Array(buffer, places[name]).set(field);
    else if (typeof field === "object") new Uint32Array(buffer, places[name]).set(field);
  }
  const search = (queries: string, to: string, count: number): Float64Array | null => {
    const at = (name: string) => places[name]!;
    new Uint32Array(buffer, pointersAt).set([
      ...FROM.map((name) => at(`${queries}.${name}`)),
      ...TO.map((name) => at(`${to}.${name}`)),
      ...[
        at("nodes"),
        at("bounds"),
        room,
        at("waiting"),
        at("listBlocks"),
        at("listBounds"),
        at("leafBounds"),
      ],
      ...[at(`${queries}.squares`), Number(isStraight(steps)), at("steps")],
    ]);
    if (kernels.nearestQuads(pointersAt) === 0) return null;
    return new Float64Array(buffer, at(`${queries}.squares`), count).slice();
  };
  const ours = search("first", "second", first.elements.count);
  if (from === "first") return ours && [ours, new Float64Array(0)];
  const theirs = ours && search("second", "first", second.elements.count);
  return theirs && [ours, theirs];
}

function treeFields(name: string, tree: ElementTree): Record<string, Field> {
  const { elements, count } = tree;
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
    slabs: elements.slabs,
    numbers: formNumbers(elements),
    blocks: (Math.ceil(elements.count / 4) + count) * BLOCK_BYTES,
    blockStarts: 4 * count,
    squares: 8 * elements.count,
  };
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [`${name}.${key}`, field]));
}

/** Of each form x, y, z and the square of spokes 3, 0, 1, 2, 3, then the product of each spoke with the one before it. */
function formNumbers({ spokes, products }: PlacedElements): Float64Array {
  const forms = spokes.length / 12;
  const numbers = new Float64Array(FORM_NUMBERS * forms);
  for (let form = 0; form < forms; form++) {
    const at = FORM_NUMBERS * form;
    for (let k = 0; k < 5; k++) {
      const spoke = (k + 3) % 4;
      for (let axis = 0; axis < 3; axis++) numbers[at + 5 * axis + k] = spokes[12 * form + 3 * spoke + axis]!;
      numbers[at + 15 + k] = products[8 * form + spoke]!;
    }
    for (let corner = 0; corner < 4; corner++) numbers[at + 20 + corner] = products[8 * form + 4 + corner]!;
  }
  return numbers;
}
