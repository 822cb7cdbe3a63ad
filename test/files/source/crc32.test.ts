import { crc32 as reference } from "node:zlib";
import { expect, it } from "vitest";
import { crc32, crc32c } from "../../../src/files/source/crc32.ts";

it("gives the check value of ISO 3309", () => {
  expect(crc32(Uint8Array.from("123456789", (digit) => digit.charCodeAt(0)))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});

it("gives the check value of RFC 3720", () => {
  expect(crc32c(Uint8Array.from("123456789", (digit) => digit.charCodeAt(0)))).toBe(0xe3069283);
});

// Node has one since 20.15.
it.runIf(reference)("agrees with zlib", () => {
  const bytes = Uint8Array.from({ length: 5000 }, (_, k) => (k * k) % 251);
  expect(crc32(bytes)).toBe(reference(bytes));
});
