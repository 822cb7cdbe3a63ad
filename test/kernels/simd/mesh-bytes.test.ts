import { expect, it } from "vitest";
import { decodeHex } from "../../../src/kernels/simd/decode-hex.ts";
import { MESH_BYTES } from "../../../src/kernels/simd/mesh-bytes.ts";

it("are a WebAssembly module of less than twenty-one kilobytes", () => {
  const bytes = decodeHex(MESH_BYTES);
  expect(String.fromCharCode(...bytes.subarray(0, 4))).toBe("\0asm");
  expect(bytes.length).toBeLessThan(21_000);
});
