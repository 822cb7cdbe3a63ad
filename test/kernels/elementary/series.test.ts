import { describe, expect, it } from "vitest";
import * as series from "../../../src/kernels/elementary/series.ts";
import * as exact from "../big-elementary.ts";
import {
  add,
  type BigFloat,
  big,
  divide,
  multiply,
  ONE,
  scale,
  squareRoot,
  subtract,
  toNumber,
  ZERO,
} from "../big-float.ts";
import { chebyshev } from "../chebyshev.ts";

/** Σ xⁿ/(first + n·step) with the sign of (±1)ⁿ, for small x. */
function powerSum(x: BigFloat, first: number, step: number, sign: number): BigFloat {
  let sum = ZERO;
  let power = ONE;
  for (let n = 0; n < 80; n++) {
    sum = add(sum, divide(power, big(sign ** n * (first + n * step))));
    power = multiply(power, x);
  }
  return sum;
}

const cube = (x: BigFloat) => multiply(x, multiply(x, x));

const exponential = (r: BigFloat) => divide(subtract(subtract(exact.exp(r), ONE), r), multiply(r, r));
const logarithm = (square: BigFloat) => scale(powerSum(square, 3, 2, 1), 1);
const cubic = (r: BigFloat) => powerSum(r, 3, 1, -1);
const hyperbolic = (square: BigFloat) => {
  const x = squareRoot(square);
  return divide(subtract(exact.tanh(x), x), cube(x));
};
const catenary = (square: BigFloat) => {
  const x = squareRoot(square);
  return divide(subtract(exact.logCosh(x), scale(square, -1)), multiply(square, square));
};

interface Series {
  readonly coefficients: readonly number[];
  readonly f: (x: BigFloat) => BigFloat;
  readonly from: number;
  readonly to: number;
  /** Of a term by the digits of its coefficient, and of the whole. */
  readonly tolerance: number;
  readonly error: number;
}

const SERIES: Record<string, Series> = {
  EXP_SERIES: {
    coefficients: series.EXP_SERIES,
    f: exponential,
    from: -Math.LN2 / 64,
    to: Math.LN2 / 64,
    tolerance: 2 ** -50,
    error: 2 ** -48,
  },
  LOG_SERIES: {
    coefficients: series.LOG_SERIES,
    f: logarithm,
    from: 0,
    to: (5 / 133) ** 2,
    tolerance: 2 ** -51,
    error: 2 ** -47,
  },
  POWER_SERIES: {
    coefficients: series.POWER_SERIES,
    f: cubic,
    from: -1 / 61,
    to: 1 / 61,
    tolerance: 2 ** -58,
    error: 2 ** -55,
  },
  TANH_SERIES: {
    coefficients: series.TANH_SERIES,
    f: hyperbolic,
    from: 0,
    to: 0.15 ** 2,
    tolerance: 2 ** -56,
    error: 2 ** -53,
  },
  LOG_COSH_SERIES: {
    coefficients: series.LOG_COSH_SERIES,
    f: catenary,
    from: 0,
    to: 0.4 ** 2,
    tolerance: 2 ** -57,
    error: 2 ** -55,
  },
};

it("all of them are here", () => {
  expect(Object.keys(series).sort()).toEqual(Object.keys(SERIES).sort());
});

describe.each(Object.entries(SERIES))("%s", (_, { coefficients, f, from, to, tolerance, error }) => {
  it("goes through the values at the Chebyshev nodes", () => {
    expect(coefficients).toEqual(chebyshev(f, from, to, coefficients.length, tolerance));
  });

  it("is as near in between", () => {
    for (let k = 0; k < 100; k++) {
      const x = from + ((to - from) * (k + 0.5)) / 100;
      const value = coefficients.reduceRight((sum, c) => add(multiply(sum, big(x)), big(c)), ZERO);
      expect(Math.abs(toNumber(subtract(value, f(big(x)))))).toBeLessThan(error);
    }
  });
});
