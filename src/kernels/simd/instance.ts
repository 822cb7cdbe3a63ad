import { makeMemory, memoryOf, type WasmMemory } from "../../tensor/arena/wasm-memory.ts";
import { POWERS } from "../elementary/exp-table.ts";
import { centres, inverses, logarithms } from "../elementary/logarithm.ts";
import { BYTES } from "./bytes.ts";
import { decodeBase64 } from "./decode-base64.ts";

/** The exports of the module. Pointers are bytes from the start of its memory, counts are elements. */
export interface SimdKernels {
  expRow(x: number, out: number, count: number): void;
  logRow(x: number, out: number, count: number): void;
  log1pRow(x: number, out: number, count: number): void;
  gatherRow(from: number, step: number, count: number, out: number): void;
  scatterRow(row: number, count: number, to: number, step: number): void;
  hotRow(labels: number, label: number, count: number, out: number): void;
  maskRow(row: number, counted: number, count: number): void;
  greatestByte(bytes: number, count: number): number;
  sumOverlap(kind: number, p: number, t: number, count: number, out: number, bounds: number): void;
  spreadOverlap(kind: number, p: number, t: number, count: number, a: number, b: number, out: number): void;
  countPairs(prediction: number, target: number, count: number, table: number): void;
}

/** The kernels over one memory, and that memory. */
export interface SimdInstance {
  readonly kernels: SimdKernels;
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

/** Bytes at the start of a memory that hold tables; rows of tiles may use the bytes from here to KERNEL_BYTES. */
export const TABLE_BYTES = 4096;
const POWERS_AT = 1024;
const LOG_CELLS_AT = 2048;

/** The memory of calls whose arrays lie in none; `null` where there are no kernels; `undefined` before the first use. */
let common: SimdInstance | null | undefined;
const instances = /* @__PURE__ */ new WeakMap<WasmMemory, SimdInstance | null>();
/** The module for memory that threads share, and for memory that they do not. */
const modules: { shared?: object; own?: object } = {};
let switchedOff = false;

/**
 * The kernels in WebAssembly, over the memory that one of the arrays lies in, else over a memory of their own. They are
 * compiled on first use. `null` where the runtime has no WebAssembly with SIMD, or where the policy of a page forbids to
 * compile it: the plain kernels give the same bits.
 */
export function simdFor(...arrays: readonly ArrayBufferView[]): SimdInstance | null {
  if (switchedOff) return null;
  for (const array of arrays) {
    const memory = memoryOf(array);
    if (memory === undefined) continue;
    let instance = instances.get(memory);
    if (instance === undefined) {
      instance = instantiate(memory);
      instances.set(memory, instance);
    }
    if (instance !== null) return instance;
  }
  if (common === undefined) {
    const memory = makeMemory(0, false);
    common = memory === null ? null : instantiate(memory);
  }
  return common;
}

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

function instantiate(memory: WasmMemory): SimdInstance | null {
  if (typeof WebAssembly === "undefined") return null;
  const { buffer } = memory;
  const kind = buffer instanceof ArrayBuffer ? "own" : "shared";
  try {
    modules[kind] ??= new WebAssembly.Module(moduleBytes(kind === "shared"));
    const { exports } = new WebAssembly.Instance(modules[kind], { env: { memory } });
    const doubles = new Float64Array(buffer);
    doubles.set(POWERS, POWERS_AT / 8);
    const cells = Array.from(centres, (centre, k) => [centre, inverses[k]!, logarithms[k]!, 0]);
    doubles.set(cells.flat(), LOG_CELLS_AT / 8);
    return {
      kernels: exports as SimdKernels,
      buffer,
      floats: new Float32Array(buffer),
      doubles,
      bytes: new Uint8Array(buffer),
    };
  } catch {
    return null;
  }
}

/** The import of a memory with a maximum: its name, its kind, and a byte that says so. */
const IMPORT = [..."memory"].map((letter) => letter.charCodeAt(0)).concat(2, 1);

/** The module as it was compiled, or for memory that threads share: they differ in one bit. */
function moduleBytes(shared: boolean): Uint8Array {
  const bytes = decodeBase64(BYTES);
  if (shared) {
    const at = bytes.findIndex((_, k) => IMPORT.every((byte, place) => bytes[k + place] === byte));
    bytes[at + IMPORT.length - 1]! |= 2;
  }
  return bytes;
}
