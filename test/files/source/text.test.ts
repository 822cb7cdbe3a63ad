import { expect, it } from "vitest";
import { latin1, utf8 } from "../../../src/files/source/text.ts";

it("reads a character a byte, however many there are", () => {
  expect(latin1(Uint8Array.of(0x93, 0x4e, 0xe9))).toBe("\x93N\xe9");
  expect(latin1(new Uint8Array(100_000).fill(65))).toBe("A".repeat(100_000));
});

it("reads UTF-8", () => {
  expect(utf8(Uint8Array.of(0xc3, 0xa9, 0x41))).toBe("éA");
});
