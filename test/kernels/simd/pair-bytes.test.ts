import { expect, it } from "vitest";
import { decodeHex } from "../../../src/kernels/simd/decode-hex.ts";
import { PAIR_BYTES } from "../../../src/kernels/simd/pair-bytes.ts";

it("are a WebAssembly module of less than a kilobyte", () => {
  const bytes = decodeHex(PAIR_BYTES);
  expect(String.fromCharCode(...bytes.subarray(0, 4))).toBe("\0asm");
  expect(bytes.length).toBeLessThan(1000);
});
