import { afterEach, describe, expect, it, vi } from "vitest";
import { blockOf, MemoryBlock } from "../../../src/tensor/arena/memory-block.ts";
import { KERNEL_BYTES } from "../../../src/tensor/arena/wasm-memory.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each(["WebAssembly memory", "ordinary memory"])("a block of %s", (kind) => {
  const blockIn = (bytes: number, shared = false) => {
    if (kind === "ordinary memory") vi.stubGlobal("WebAssembly", undefined);
    return new MemoryBlock(bytes, shared);
  };

  it("is cut into arrays of zeros that start at multiples of 64 and do not overlap", () => {
    const block = blockIn(1000);
    const [first, second] = [block.cut(Float32Array, 3)!, block.cut(Float64Array, 2)!];
    expect([first.byteOffset % 64, second.byteOffset - first.byteOffset]).toEqual([0, 64]);
    expect([...first, ...second]).toEqual([0, 0, 0, 0, 0]);
    expect(block.free).toBe(1000 - 128);
    expect(blockOf(second)).toBe(block);
  });

  it("gives the last byte, and null after that", () => {
    const block = blockIn(100);
    expect(block.cut(Uint8Array, 101)).toBeNull();
    expect(block.cut(Uint8Array, 100)).toHaveLength(100);
    expect([block.free, block.cut(Uint8Array, 1)]).toEqual([0, null]);
  });

  it("may be shared", () => {
    expect(blockIn(64, true).buffer).toBeInstanceOf(SharedArrayBuffer);
  });
});

it("leaves the bytes of the kernels alone", () => {
  expect(new MemoryBlock(64, false).cut(Uint8Array, 1)!.byteOffset).toBe(KERNEL_BYTES);
});
