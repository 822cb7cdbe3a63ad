import { afterEach, describe, expect, it, vi } from "vitest";
import { KERNEL_BYTES, makeMemory, memoryOf } from "../../../src/tensor/arena/wasm-memory.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("makeMemory", () => {
  it.each([false, true])("holds the bytes beside those of the kernels, shared: %s", (shared) => {
    const { buffer } = makeMemory(100_000, shared)!;
    expect(buffer.byteLength).toBe(KERNEL_BYTES + 2 * 65_536);
    expect(buffer instanceof SharedArrayBuffer).toBe(shared);
  });

  it("never grows, so that nothing over it is detached", () => {
    const memory = makeMemory(1, false) as unknown as { grow(pages: number): number };
    expect(() => memory.grow(1)).toThrow(RangeError);
  });

  it("is null beyond 4 GiB, and where there is no WebAssembly", () => {
    expect(makeMemory(2 ** 32, false)).toBeNull();
    vi.stubGlobal("WebAssembly", undefined);
    expect(makeMemory(1, false)).toBeNull();
  });
});

describe("memoryOf", () => {
  it("is the memory that an array lies in, and of any other array undefined", () => {
    const memory = makeMemory(64, false)!;
    expect(memoryOf(new Float32Array(memory.buffer, 128, 3))).toBe(memory);
    expect(memoryOf(new Float32Array(3))).toBeUndefined();
  });
});
