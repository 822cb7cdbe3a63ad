import type { DType } from "../allocate.ts";
import { MemoryBlock } from "../arena/memory-block.ts";
import { MAX_BYTES } from "../arena/wasm-memory.ts";
import { checkBoolean, checkChoice, checkInteger, checkOptions } from "../check-options.ts";
import { describeList } from "../describe.ts";
import { LabelMap } from "../label-map.ts";
import { checkShape, sizeOf } from "../shape.ts";
import { Tensor } from "../tensor.ts";

/** Integer types of a label map in an arena. */
export type LabelType = "uint8" | "uint16" | "int32";

/** Options of {@link createArena}. */
export interface ArenaOptions {
  /** Size of the arena; its arrays start at multiples of 64. */
  readonly bytes: number;
  /** Whether workers use its arrays without a copy; `false` by default. */
  readonly shared?: boolean;
}

/** Memory of fixed size for tensors and label maps, in which the SIMD kernels work without a copy. */
export interface Arena {
  /** The size of the memory. */
  readonly bytes: number;
  /** Bytes that are left. */
  readonly free: number;
  /** Whether workers can share the memory. */
  readonly shared: boolean;
  /** Makes a tensor of zeros, `"float32"` by default. Write its numbers to `data`. */
  tensor(shape: readonly number[], options?: { readonly dtype?: DType }): Tensor;
  /** Makes a label map of zeros, `"uint8"` by default. Write its labels to `data`. */
  labelMap(shape: readonly number[], options?: { readonly type?: LabelType }): LabelMap;
}

const FLOATS = { float32: Float32Array, float64: Float64Array } as const;
const LABELS = { uint8: Uint8Array, uint16: Uint16Array, int32: Int32Array } as const;

/**
 * Makes an arena: memory of fixed size for tensors and label maps, in which the SIMD kernels work without a copy.
 *
 * Nothing in it is ever detached or given back; the garbage collector frees it as a whole. The gradient of a tensor of the
 * arena is made in it while room is left, and elsewhere after that: `valueAndGrad(f, { into })` uses one array again. Where
 * the runtime has no WebAssembly, an arena is ordinary memory.
 *
 * @param options - `bytes`; `shared`: workers use the arrays without a copy
 * @throws {RangeError} if the runtime has no memory of so many bytes
 * @throws {Error} if `shared` is asked for and the runtime shares no memory: a page needs the headers that isolate it
 * @example
 * const arena = createArena({ bytes: 1024 })
 * arena.tensor([2, 3]).data.fill(0.5)[5] // 0.5
 */
export function createArena(options: ArenaOptions): Arena {
  checkOptions("createArena", options, ["bytes", "shared"]);
  const { bytes, shared = false } = options;
  checkInteger("createArena", "bytes", bytes, 1);
  checkBoolean("createArena", "shared", shared);
  if (bytes > MAX_BYTES) {
    throw new RangeError(`createArena: bytes is ${bytes}, want at most ${MAX_BYTES}`);
  }
  if (shared && typeof SharedArrayBuffer !== "function") {
    throw new Error(
      "createArena: this runtime shares no memory; in a page Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp allow it",
    );
  }
  let block: MemoryBlock;
  try {
    block = new MemoryBlock(bytes, shared);
  } catch {
    throw new RangeError(`createArena: the runtime has no ${bytes} bytes left`);
  }
  return {
    bytes,
    get free() {
      return block.free;
    },
    shared,
    tensor(shape, given = {}) {
      const own = checkShape("tensor", shape);
      checkOptions("tensor", given, ["dtype"]);
      const { dtype = "float32" } = given;
      checkChoice("tensor", "dtype", dtype, ["float32", "float64"]);
      const Kind = FLOATS[dtype] as typeof Float32Array;
      return new Tensor(block.cut(Kind, sizeOf(own)) ?? refuse("tensor", own, Kind, block), own);
    },
    labelMap(shape, given = {}) {
      const own = checkShape("labelMap", shape);
      checkOptions("labelMap", given, ["type"]);
      const { type = "uint8" } = given;
      checkChoice("labelMap", "type", type, ["uint8", "uint16", "int32"]);
      const Kind = LABELS[type] as typeof Uint8Array;
      return new LabelMap(block.cut(Kind, sizeOf(own)) ?? refuse("labelMap", own, Kind, block), own);
    },
  };
}

function refuse(
  name: string,
  shape: readonly number[],
  { BYTES_PER_ELEMENT }: { readonly BYTES_PER_ELEMENT: number },
  { free }: MemoryBlock,
): never {
  const wanted = sizeOf(shape) * BYTES_PER_ELEMENT;
  throw new RangeError(
    `${name}: shape ${describeList(shape)} takes ${wanted} bytes, the arena has ${free} left; createArena takes the size`,
  );
}
