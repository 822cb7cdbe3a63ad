import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeBase64 } from "../../../src/kernels/simd/decode-base64.ts";

it("gives the bytes that Node has encoded", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50, size: "max" }), (bytes) => {
      expect(decodeBase64(btoa(String.fromCharCode(...bytes)))).toEqual(bytes);
    }),
  );
});

it("knows all 64 digits", () => {
  const bytes = Uint8Array.from({ length: 768 }, (_, k) => (37 * k + (k >> 8)) & 255);
  expect(decodeBase64(btoa(String.fromCharCode(...bytes)))).toEqual(bytes);
});
