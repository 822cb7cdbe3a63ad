import { expect, it } from "vitest";
import { decodeHex } from "../../../src/kernels/simd/decode-hex.ts";
import { ELEMENT_BYTES } from "../../../src/kernels/simd/element-bytes.ts";

it("are a WebAssembly module of less than a kilobyte", () => {
  const bytes = decodeHex(ELEMENT_BYTES);
  expect(String.fromCharCode(...bytes.subarray(0, 4))).toBe("\0asm");
  expect(bytes.length).toBeLessThan(1000);
});
