import { expect, it } from "vitest";
import { decodeBase64 } from "../../../src/kernels/simd/decode-base64.ts";
import { ELEMENT_BYTES } from "../../../src/kernels/simd/element-bytes.ts";

it("are a WebAssembly module of less than a kilobyte", () => {
  const bytes = decodeBase64(ELEMENT_BYTES);
  expect(String.fromCharCode(...bytes.subarray(0, 4))).toBe("\0asm");
  expect(bytes.length).toBeLessThan(1000);
});
