import { expect, it } from "vitest";
import { decodeFloat16 } from "../../../src/tensor/make/float16.ts";

it.each([
  [0x0000, 0],
  [0x8000, -0],
  [0x3c00, 1],
  [0x3c01, 1 + 2 ** -10],
  [0xc000, -2],
  [0x7bff, 65504],
  [0x0400, 2 ** -14],
  [0x03ff, 1023 / 2 ** 24],
  [0x8001, -(2 ** -24)],
  [0x3555, 0.333251953125],
  [0x7c00, Infinity],
  [0xfc00, -Infinity],
  [0x7e00, Number.NaN],
  [0x7c01, Number.NaN],
])("decodes %i to %d", (bits, value) => {
  expect(decodeFloat16(Uint16Array.of(bits))[0]).toBe(value);
});

it("gives every number of half precision once, in order of its bits", () => {
  const finite = decodeFloat16(Uint16Array.from({ length: 0x7c00 }, (_, bits) => bits));
  // The definition: sign, exponent, fraction.
  finite.forEach((value, bits) => {
    const exponent = bits >> 10;
    const fraction = bits & 1023;
    const want = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
    if (value !== want) expect(value, `bits ${bits}`).toBe(want);
  });
  expect(finite.length).toBe(31744);
});
