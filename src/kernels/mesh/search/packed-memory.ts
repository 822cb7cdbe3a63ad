import { KERNEL_BYTES, MAX_BYTES, makeMemory, type WasmMemory } from "../../../tensor/arena/wasm-memory.ts";
import { type MeshKernels, meshKernels } from "../../simd/mesh-kernels.ts";
import type { ElementShapes } from "../formed-elements.ts";

/** Room for the pointers of a search. */
const MAX_POINTERS = 40;

/** Numbers of a form, see {@link formNumbers}. */
const FORM_NUMBERS = 24;

/** Float32 numbers of the slab of a form: a unit vector across it, how far it reaches along that vector and in all, and room. */
const SLAB_NUMBERS = 8;

/** Makes a reach that is rounded to float32 no smaller. */
export const OUTWARDS: number = 1 + 2e-7;

/** Distances of larger or smaller coordinates leave the range of float32. */
const MAX_COORDINATE = 0x100_0000_0000;
const MIN_COORDINATE = 1 / 0x4000_0000;

/** Arrays to copy to a memory, or bytes to reserve there. */
export type Field = Float64Array | Float32Array | Int32Array | Uint32Array | number;

/** A memory with the fields of a search. */
export interface PackedMemory {
  readonly kernels: MeshKernels;
  readonly buffer: ArrayBufferLike;
  /** Where the pointers of a search begin. */
  readonly pointersAt: number;
  /** The address of a field. */
  at(name: string): number;
}

/** Returns whether squares of distances up to a largest coordinate are in the range of float32. */
export function fitsFloat32(largest: number): boolean {
  return largest <= MAX_COORDINATE && largest >= MIN_COORDINATE;
}

/** The last memory, as long as nothing needs its room. */
let last: WeakRef<WasmMemory> | undefined;

/**
 * A memory of at least so many bytes: the last one if it has the room, with what is left there. The pages of a new memory cost more than
 * a search of a few thousand elements.
 */
function memoryOf(bytes: number): WasmMemory | null {
  if (bytes > MAX_BYTES) return null;
  const kept = last?.deref();
  if (kept !== undefined && kept.buffer.byteLength >= KERNEL_BYTES + bytes) return kept;
  let room = 1;
  while (room < bytes) room *= 2;
  const memory = makeMemory(Math.min(MAX_BYTES, room), false);
  if (memory !== null) last = new WeakRef(memory);
  return memory;
}

/** Copies fields to a memory, where they stay until the next call. The result is `null` without SIMD of WebAssembly, or where they do not fit. */
export function packMemory(fields: Readonly<Record<string, Field>>): PackedMemory | null {
  const places: Record<string, number> = {};
  let end = KERNEL_BYTES + 4 * MAX_POINTERS;
  for (const [name, field] of Object.entries(fields)) {
    places[name] = end;
    end += Math.ceil((typeof field === "number" ? field : field.byteLength) / 16) * 16;
  }
  const memory = memoryOf(end - KERNEL_BYTES);
  const instance = memory && meshKernels.near(new Uint8Array(memory.buffer));
  if (instance === null) return null;
  const { kernels, buffer } = instance;
  for (const [name, field] of Object.entries(fields)) {
    if (typeof field === "number") continue;
    const bytes = new Uint8Array(field.buffer, field.byteOffset, field.byteLength);
    new Uint8Array(buffer, places[name]).set(bytes);
  }
  return { kernels, buffer, pointersAt: KERNEL_BYTES, at: (name) => places[name]! };
}

/** Of each form x, y, z and the square of spokes 3, 0, 1, 2, 3, then the product of each spoke with the one before it. */
export function formNumbers({ spokes, products }: ElementShapes): Float64Array {
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

/** Of each form its slab in float32: {@link SLAB_NUMBERS}. */
export function roundedSlabs({ slabs }: ElementShapes): Float32Array {
  const forms = slabs.length / 5;
  const rounded = new Float32Array(SLAB_NUMBERS * forms);
  for (let form = 0; form < forms; form++) {
    for (let k = 0; k < 3; k++) rounded[SLAB_NUMBERS * form + k] = slabs[5 * form + k]!;
    for (let k = 3; k < 5; k++) rounded[SLAB_NUMBERS * form + k] = slabs[5 * form + k]! * OUTWARDS;
  }
  return rounded;
}
