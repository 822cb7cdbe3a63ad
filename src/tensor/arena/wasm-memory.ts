/** A linear memory of WebAssembly. Its maximum is its initial size: it never grows, so no array over it is ever detached. */
export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
}

/** WebAssembly as far as memory goes. */
interface MemoryMaker {
  readonly Memory: new (limits: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: boolean;
  }) => WasmMemory;
}

declare const WebAssembly: MemoryMaker | undefined;

/** Bytes of a page of WebAssembly memory. */
const PAGE = 65_536;

/** Pages that 32-bit pointers reach. */
const MAX_PAGES = 65_536;

/**
 * Bytes at the start of every memory that belong to the kernels: tables, and rows of tiles. Pages that no kernel touches
 * cost nothing.
 */
export const KERNEL_BYTES: number = 85 * PAGE;

/** Bytes that a memory holds at most beyond those of the kernels. */
export const MAX_BYTES: number = MAX_PAGES * PAGE - KERNEL_BYTES;

const memories = /* @__PURE__ */ new WeakMap<ArrayBufferLike, WasmMemory>();

/** Makes a memory of `bytes` beyond those of the kernels; `null` where the runtime has no WebAssembly, or none so large. */
export function makeMemory(bytes: number, shared: boolean): WasmMemory | null {
  if (typeof WebAssembly === "undefined") return null;
  const pages = Math.ceil((KERNEL_BYTES + bytes) / PAGE);
  try {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
    memories.set(memory.buffer, memory);
    return memory;
  } catch {
    return null;
  }
}

/** The memory that an array lies in, if {@link makeMemory} made it. */
export function memoryOf({ buffer }: ArrayBufferView): WasmMemory | undefined {
  return memories.get(buffer);
}
