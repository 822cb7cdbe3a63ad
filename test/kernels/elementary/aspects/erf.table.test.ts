import { expect, it } from "vitest";
import { ERF_FIRST, ERF_STEPS, ERF_TABLE } from "../../../../src/kernels/elementary/erf.ts";
import * as exact from "../../big-elementary.ts";
import { big, divide, multiply, negate, scale, squareRoot, subtract, toNumber } from "../../big-float.ts";

it("holds the function and its slope at every centre", () => {
  expect(ERF_TABLE).toHaveLength(3 * 44);
  for (let k = 0; k < ERF_TABLE.length / 3; k++) {
    const c = big((ERF_FIRST + k) / ERF_STEPS);
    const value = exact.erf(c);
    const slope = divide(scale(exact.exp(negate(multiply(c, c))), 1), squareRoot(exact.PI));
    const high = toNumber(value);
    expect(Array.from(ERF_TABLE.subarray(3 * k, 3 * k + 3))).toEqual([
      high,
      toNumber(subtract(value, big(high))),
      toNumber(slope),
    ]);
  }
});
