import { expect, it } from "vitest";
import { quarterTurns, restHigh, restLow } from "../../../src/kernels/elementary/quarter-turns.ts";
import { PI } from "../big-elementary.ts";
import { add, big, multiply, scale, subtract, toNumber } from "../big-float.ts";

it.each([
  0,
  0.5,
  1,
  -1,
  3,
  12345.678,
  -500000,
  524287.9,
  524288.1,
  1e6,
  -1e6,
  123456789.125,
  2 ** 52 + 1,
  -1e17,
])("takes quarter turns from %d, to 2⁻¹⁰⁰", (x) => {
  const quarter = quarterTurns(x);
  const rest = add(big(restHigh()), big(restLow()));
  expect(Math.abs(restHigh())).toBeLessThanOrEqual(Math.PI / 4 + 1e-9);
  const turns = multiply(subtract(big(x), rest), big(2));
  const n = Math.round(toNumber(turns) / Math.PI);
  const difference = toNumber(subtract(turns, multiply(big(n), PI)));
  // A number of turns beyond 2⁵³ is not a double.
  if (Math.abs(x) < 2 ** 50) {
    expect(Math.abs(difference)).toBeLessThan(2 ** -100);
    expect(quarter).toBe(((n % 4) + 4) % 4);
  }
  expect(Math.abs(toNumber(scale(big(restLow()), 0)))).toBeLessThanOrEqual(
    2 ** -52 * Math.abs(restHigh()) + 2 ** -100,
  );
});
