import { expect, it } from "vitest";
import { decodeHex } from "../../../src/kernels/simd/decode-hex.ts";
import { MESH_BYTES } from "../../../src/kernels/simd/mesh-bytes.ts";

// Masks of cells and known squares of the search of near elements take 1.1 kB, for a quarter of its time.
it("are a WebAssembly module of less than twenty-one and a half kilobytes", () => {
  const bytes = decodeHex(MESH_BYTES);
  expect(String.fromCharCode(...bytes.subarray(0, 4))).toBe("\0asm");
  expect(bytes.length).toBeLessThan(21_500);
});
