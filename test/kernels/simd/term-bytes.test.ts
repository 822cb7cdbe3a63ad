import { expect, it } from "vitest";
import { decodeHex } from "../../../src/kernels/simd/decode-hex.ts";
import { TERM_BYTES } from "../../../src/kernels/simd/term-bytes.ts";

it("are a WebAssembly module of less than six kilobytes", () => {
  const bytes = decodeHex(TERM_BYTES);
  expect(String.fromCharCode(...bytes.subarray(0, 4))).toBe("\0asm");
  expect(bytes.length).toBeLessThan(6000);
});
