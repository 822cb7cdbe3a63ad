import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeHex } from "../../../src/kernels/simd/decode-hex.ts";

it("gives the bytes that digits stand for", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50, size: "max" }), (bytes) => {
      const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
      expect(decodeHex(text)).toEqual(bytes);
    }),
  );
});
