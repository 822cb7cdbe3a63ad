import { afterEach, describe, expect, it, vi } from "vitest";
import { combineRows, sumValues } from "../../../src/kernels/arrays/element-rows.ts";
import { countBytePairs } from "../../../src/kernels/labels/byte-pairs.ts";
import { lossKernels } from "../../../src/kernels/simd/loss-kernels.ts";
import { pairKernels } from "../../../src/kernels/simd/pair-kernels.ts";
import { SimdModule, TABLE_BYTES, withoutSimd } from "../../../src/kernels/simd/simd-module.ts";
import { makeMemory } from "../../../src/tensor/arena/wasm-memory.ts";
import { expectSameBits } from "../same-bits.ts";
import { ELEMENTARY_BYTES } from "./elementary-bytes.ts";
import { elementaryKernels } from "./elementary-kernels.ts";

/** Node has it, the language and its types do not. */
interface Assembly {
  readonly Memory: unknown;
  readonly Instance: unknown;
  readonly Module: new (bytes: Uint8Array) => object;
}
const {
  Memory,
  Instance,
  Module: Compiled,
} = (globalThis as unknown as { WebAssembly: Assembly }).WebAssembly;

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a SIMD module", () => {
  it("works in the memory that the first array of one lies in, shared or not", () => {
    for (const shared of [false, true]) {
      const { buffer } = makeMemory(1024, shared)!;
      const instance = elementaryKernels.near(new Float32Array(4), new Uint8Array(buffer, 0, 1))!;
      expect(instance.buffer).toBe(buffer);
      expect(elementaryKernels.near(new Uint8Array(buffer))).toBe(instance);
      instance.doubles.set([0, -1], TABLE_BYTES / 8);
      instance.kernels.expRow(TABLE_BYTES, TABLE_BYTES, 2);
      expect([...instance.doubles.subarray(TABLE_BYTES / 8, TABLE_BYTES / 8 + 2)]).toEqual([1, 1 / Math.E]);
    }
    expect(elementaryKernels.near(new Float32Array(4))).toBe(elementaryKernels.near());
  });

  it("shares the memory of its own with the other module", () => {
    expect(pairKernels.near()!.buffer).toBe(elementaryKernels.near()!.buffer);
  });

  it("leaves the tables of the others as they are", () => {
    const { doubles, kernels } = lossKernels.near()!;
    // Below are the entries of the exponential on their way.
    const tables = () => doubles.slice(128, TABLE_BYTES / 8);
    const before = tables();
    const labels = new Uint8Array(1 << 18).fill(3);
    expect(countBytePairs(labels, labels, 4)![3 * 256 + 3]).toBe(1 << 18);
    const x = new Float32Array(10_000).fill(1.5);
    const product = new Float32Array(10_000);
    combineRows("multiplyRow", product, 0, x, 0, 1, x, 0, 1, 10_000);
    expect(sumValues(product)).toBe(22_500);
    expectSameBits(tables(), before);
    kernels.scalePowers();
    expectSameBits(tables(), before);
  });

  it("is null within withoutSimd, whatever happens there", () => {
    expect(withoutSimd(() => elementaryKernels.near())).toBeNull();
    const fails = () => {
      throw new Error("work");
    };
    expect(() => withoutSimd(fails)).toThrow("work");
    expect(elementaryKernels.near()).not.toBeNull();
  });

  it("is null where there is no WebAssembly", () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect(new SimdModule(ELEMENTARY_BYTES).near()).toBeNull();
  });

  it("is null where a page must not compile, or its engine knows no SIMD, and asks once", () => {
    const Module = vi.fn(function refuse() {
      throw new Error("blocked by the policy of the page");
    });
    vi.stubGlobal("WebAssembly", { Memory, Instance, Module });
    const kernels = new SimdModule(ELEMENTARY_BYTES);
    expect([kernels.near(), kernels.near()]).toEqual([null, null]);
    expect(Module).toHaveBeenCalledTimes(1);
  });

  it("compiles nothing until it is used", () => {
    const Module = vi.fn();
    vi.stubGlobal("WebAssembly", { Memory: Module, Instance: Module, Module });
    new SimdModule(ELEMENTARY_BYTES);
    expect(Module).not.toHaveBeenCalled();
  });

  // A page loads each module once.
  it.skipIf("document" in globalThis)(
    "is compiled by the first loss, and not by the import of the library",
    async () => {
      const Module = vi.fn(function compile(bytes: Uint8Array) {
        return new Compiled(bytes);
      });
      vi.stubGlobal("WebAssembly", { Memory, Instance, Module });
      vi.resetModules();
      const { diceLoss, ones } = await import("../../../src/index.ts");
      expect(Module).not.toHaveBeenCalled();
      expect(diceLoss(ones([1, 600, 1]), ones([1, 600, 1])).item()).toBe(0);
      expect(Module).toHaveBeenCalledTimes(1);
    },
  );
});
