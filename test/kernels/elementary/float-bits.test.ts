import { describe, expect, it } from "vitest";
import { binaryExponent, powerOfTwo } from "../../../src/kernels/elementary/float-bits.ts";

/** All powers of 2, by doubling and halving. */
const POWERS: [number, number][] = [[0, 1]];
for (let k = 1; k < 1024; k++) POWERS.push([k, POWERS.at(-1)![1] * 2]);
for (let k = -1, power = 0.5; k >= -1074; k--, power /= 2) POWERS.push([k, power]);

it("powerOfTwo gives every power that is a double", () => {
  expect(POWERS).toHaveLength(2098);
  for (const [k, power] of POWERS) expect(powerOfTwo(k), `${k}`).toBe(power);
});

describe("binaryExponent", () => {
  it("of a power is its exponent, and of all up to the next", () => {
    for (const [k, power] of POWERS) {
      // 2 − 2⁻⁵² rounds to a power as a single.
      const below = power * (2 - 2 ** -52);
      for (const x of [power, -power, power * 1.5, below]) {
        if (k > -1023) expect(binaryExponent(x), `${x}`).toBe(k);
      }
      expect(binaryExponent(power), `${power}`).toBe(k);
    }
  });

  it("of subnormal numbers is theirs", () => {
    expect(binaryExponent(3 * 2 ** -1074)).toBe(-1073);
    expect(binaryExponent(-(2 ** -1022) + 2 ** -1074)).toBe(-1023);
  });
});
