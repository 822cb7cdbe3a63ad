import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { exp } from "../../../src/kernels/elementary/exponential.ts";
import { log, log1p } from "../../../src/kernels/elementary/logarithm.ts";
import { simdFor, TABLE_BYTES, withoutSimd } from "../../../src/kernels/simd/instance.ts";
import { makeMemory } from "../../../src/tensor/arena/wasm-memory.ts";
import { expectSameBits } from "../same-bits.ts";

/** Node has it, the language and its types do not. */
const { Memory, Instance } = (globalThis as unknown as { WebAssembly: Record<string, unknown> }).WebAssembly;
const ownWebAssembly = { Memory, Instance };

const KERNELS = "../../../src/kernels/simd/instance.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** What a kernel makes of a row. */
function rowOf(kernel: "expRow" | "logRow" | "log1pRow", x: Float64Array): Float64Array {
  const { kernels, doubles } = simdFor()!;
  const out = TABLE_BYTES + 8 * x.length + 16;
  doubles.set(x, TABLE_BYTES / 8);
  kernels[kernel](TABLE_BYTES, out, x.length);
  return doubles.slice(out / 8, out / 8 + x.length);
}

const row = (value: fc.Arbitrary<number>) =>
  fc.array(value, { minLength: 1, maxLength: 64 }).map((values) => Float64Array.from(values));

describe("the elementary functions have the bits of kernels/elementary", () => {
  const inside = fc.double({ min: -87, max: 87, minExcluded: true, maxExcluded: true, noNaN: true });
  const positive = fc.double({ min: 2 ** -126, max: 2 ** 125, noNaN: true });
  const around1 = fc.double({ min: 0.9, max: 1.1, noNaN: true });

  it("exp, where |x| < 87", () => {
    fc.assert(fc.property(row(inside), (x) => expectSameBits(rowOf("expRow", x), x.map(exp))));
  });

  it("log, from 2⁻¹²⁶ to 2¹²⁵", () => {
    const values = row(fc.oneof(positive, around1, fc.constant(1)));
    fc.assert(fc.property(values, (x) => expectSameBits(rowOf("logRow", x), x.map(log))));
  });

  it("log1p, from just above −1 to 2¹²⁵", () => {
    const small = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    const values = row(fc.oneof(positive, small, fc.constantFrom(0, -0, -0.5, 5e-324, -5e-324)));
    fc.assert(fc.property(values, (x) => expectSameBits(rowOf("log1pRow", x), x.map(log1p))));
  });

  it("on a grid over all entries of the tables", () => {
    const grid = Float64Array.from({ length: 40_000 }, (_, k) => -86.999 + k * 0.00435);
    expectSameBits(rowOf("expRow", grid), grid.map(exp));
    const positives = grid.map((x) => exp(x / 2));
    expectSameBits(rowOf("logRow", positives), positives.map(log));
    expectSameBits(rowOf("log1pRow", positives), positives.map(log1p));
  });
});

describe("simdFor", () => {
  it("works in the memory that the first array of one lies in, shared or not", () => {
    for (const shared of [false, true]) {
      const { buffer } = makeMemory(1024, shared)!;
      const instance = simdFor(new Float32Array(4), new Uint8Array(buffer, 0, 1))!;
      expect(instance.buffer).toBe(buffer);
      expect(simdFor(new Uint8Array(buffer))).toBe(instance);
      instance.doubles.set([0, 1], TABLE_BYTES / 8);
      instance.kernels.expRow(TABLE_BYTES, TABLE_BYTES, 2);
      expect([...instance.doubles.subarray(TABLE_BYTES / 8, TABLE_BYTES / 8 + 2)]).toEqual([1, Math.E]);
    }
    expect(simdFor(new Float32Array(4))).toBe(simdFor());
  });

  it("is null within withoutSimd, whatever happens there", () => {
    expect(withoutSimd(() => simdFor())).toBeNull();
    expect(() =>
      withoutSimd(() => {
        throw new Error("work");
      }),
    ).toThrow("work");
    expect(simdFor()).not.toBeNull();
  });

  it("is null where there is no WebAssembly", async () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect((await import(KERNELS)).simdFor()).toBeNull();
  });

  it("is null where a page must not compile, or its engine knows no SIMD, and asks once", async () => {
    const Module = vi.fn(function refuse() {
      throw new Error("blocked by the policy of the page");
    });
    vi.stubGlobal("WebAssembly", { ...ownWebAssembly, Module });
    const { simdFor: fresh } = await import(KERNELS);
    expect([fresh(), fresh()]).toEqual([null, null]);
    expect(Module).toHaveBeenCalledTimes(1);
  });

  it("compiles nothing on import", async () => {
    const Module = vi.fn();
    vi.stubGlobal("WebAssembly", { Memory: Module, Instance: Module, Module });
    await import(KERNELS);
    expect(Module).not.toHaveBeenCalled();
  });
});
