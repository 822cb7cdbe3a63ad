import { KERNEL_BYTES, makeMemory } from "./wasm-memory.ts";

/** Arrays start at a multiple of it: that of a cache line. */
const ALIGNMENT = 64;

const blocks = /* @__PURE__ */ new WeakMap<ArrayBufferLike, MemoryBlock>();

/** Memory of fixed size from which arrays are cut one after the other; none is ever given back or detached. */
export class MemoryBlock {
  readonly buffer: ArrayBufferLike;
  readonly #end: number;
  #next: number;

  /** @throws {RangeError} if the runtime has no such memory */
  constructor(bytes: number, shared: boolean) {
    const memory = makeMemory(bytes, shared);
    // Without WebAssembly the plain kernels serve, and any memory is theirs.
    this.buffer = memory?.buffer ?? (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
    this.#next = memory === null ? 0 : KERNEL_BYTES;
    this.#end = this.#next + bytes;
    blocks.set(this.buffer, this);
  }

  /** Bytes that are not cut yet. */
  get free(): number {
    return this.#end - this.#next;
  }

  /** Cuts an array of zeros; `null` where no room is left. */
  cut<Numbers extends ArrayBufferView>(
    Kind: {
      readonly BYTES_PER_ELEMENT: number;
      new (buffer: ArrayBufferLike, byteOffset: number, length: number): Numbers;
    },
    length: number,
  ): Numbers | null {
    const bytes = length * Kind.BYTES_PER_ELEMENT;
    if (bytes > this.free) return null;
    const array = new Kind(this.buffer, this.#next, length);
    this.#next = Math.min(this.#end, Math.ceil((this.#next + bytes) / ALIGNMENT) * ALIGNMENT);
    return array;
  }
}

/** The block that an array was cut from. */
export function blockOf({ buffer }: ArrayBufferView): MemoryBlock | undefined {
  return blocks.get(buffer);
}
