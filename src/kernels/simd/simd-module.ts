import { makeMemory, memoryOf, type WasmMemory } from "../../tensor/arena/wasm-memory.ts";
import { decodeHex } from "./decode-hex.ts";

/** Kernels over one memory, and that memory. */
export interface SimdInstance<Kernels> {
  readonly kernels: Kernels;
  readonly buffer: ArrayBufferLike;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
  readonly bytes: Uint8Array;
}

/** WebAssembly as far as modules go. */
interface ModuleMaker {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: WasmMemory } },
  ) => { readonly exports: unknown };
}

declare const WebAssembly: ModuleMaker | undefined;

/** Bytes at the start of every memory that hold tables of the kernels: rows and tiles may lie from here to KERNEL_BYTES. */
export const TABLE_BYTES = 133_120;

let switchedOff = false;

/** Runs `work` with the plain kernels alone, for tests that compare both. */
export function withoutSimd<Result>(work: () => Result): Result {
  const before = switchedOff;
  switchedOff = true;
  try {
    return work();
  } finally {
    switchedOff = before;
  }
}

/** The memory of calls whose arrays lie in none: one for all modules. */
let common: WasmMemory | null | undefined;

/** A WebAssembly module, compiled on first use. */
export class SimdModule<Kernels> {
  readonly #text: string;
  readonly #prepare: (memory: Float64Array, kernels: Kernels) => void;
  /** The module for memory that threads share, and for memory that they do not. */
  readonly #modules: { shared?: object; own?: object } = {};
  readonly #instances = new WeakMap<WasmMemory, SimdInstance<Kernels> | null>();

  /**
   * @param text - the bytes of the module in hexadecimal digits
   * @param prepare - writes the tables of the kernels to a new memory
   */
  constructor(text: string, prepare: (memory: Float64Array, kernels: Kernels) => void = () => {}) {
    this.#text = text;
    this.#prepare = prepare;
  }

  /**
   * The kernels over the memory that one of the arrays lies in, else over a memory of their own. `null` where the runtime
   * has no WebAssembly with SIMD, or where the policy of a page forbids to compile it: the plain kernels give the same
   * bits.
   */
  near(...arrays: readonly ArrayBufferView[]): SimdInstance<Kernels> | null {
    if (switchedOff) return null;
    for (const array of arrays) {
      const memory = memoryOf(array);
      const instance = memory === undefined ? null : this.#over(memory);
      if (instance !== null) return instance;
    }
    if (common === undefined) common = makeMemory(0, false);
    return common === null ? null : this.#over(common);
  }

  #over(memory: WasmMemory): SimdInstance<Kernels> | null {
    let instance = this.#instances.get(memory);
    if (instance === undefined) {
      instance = this.#instantiate(memory);
      this.#instances.set(memory, instance);
    }
    return instance;
  }

  #instantiate(memory: WasmMemory): SimdInstance<Kernels> | null {
    if (typeof WebAssembly === "undefined") return null;
    const { buffer } = memory;
    const kind = buffer instanceof ArrayBuffer ? "own" : "shared";
    try {
      this.#modules[kind] ??= new WebAssembly.Module(moduleBytes(this.#text, kind === "shared"));
      const { exports } = new WebAssembly.Instance(this.#modules[kind], { env: { memory } });
      const doubles = new Float64Array(buffer);
      const kernels = exports as Kernels;
      this.#prepare(doubles, kernels);
      return {
        kernels,
        buffer,
        floats: new Float32Array(buffer),
        doubles,
        bytes: new Uint8Array(buffer),
      };
    } catch {
      return null;
    }
  }
}

/** The import of a memory with a maximum: its name, "memory", its kind, and a byte that says so. */

const IMPORT: readonly number[] = [0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2, 1];

/** The module as it was compiled, or for memory that threads share: they differ in one bit. */
function moduleBytes(text: string, shared: boolean): Uint8Array {
  const bytes = decodeHex(text);
  if (shared) {
    const at = bytes.findIndex((_, k) => IMPORT.every((byte, place) => bytes[k + place] === byte));
    bytes[at + IMPORT.length - 1]! |= 2;
  }
  return bytes;
}
