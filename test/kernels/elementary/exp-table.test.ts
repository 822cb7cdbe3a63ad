import { expect, it } from "vitest";
import { LN2, POWERS, STEP, STEPS_PER_UNIT } from "../../../src/kernels/elementary/exp-table.ts";
import * as exact from "../big-elementary.ts";
import { type BigFloat, big, divide, multiply, scale, subtract, toFixed, toNumber } from "../big-float.ts";

const step = scale(exact.LN2, -5);

/** The number to 42 binary places, and what that lacks. */
function inTwoParts(value: BigFloat): [number, number] {
  const high = Number(toFixed(value, 42)) / 2 ** 42;
  return [high, toNumber(subtract(value, big(high)))];
}

it("has the powers of 2 in steps of 1/32, in two parts", () => {
  expect(POWERS).toHaveLength(64);
  for (let j = 0; j < 32; j++) {
    const [high, low] = [POWERS[2 * j]!, POWERS[2 * j + 1]!];
    const power = exact.exp(multiply(big(j), step));
    expect(high).toBe(Number(toFixed(power, 25)) / 2 ** 25);
    expect(Math.abs(toNumber(subtract(subtract(power, big(high)), big(low))))).toBeLessThan(2 ** -75);
  }
});

it("has ln 2 and the step in two parts, of which the first is short", () => {
  expect(LN2).toEqual(inTwoParts(exact.LN2));
  expect(STEP).toEqual(inTwoParts(step));
  expect(STEP[0] * 2 ** 42).toBeLessThan(2 ** 37);
  expect(STEPS_PER_UNIT).toBe(toNumber(divide(big(1), step)));
});
