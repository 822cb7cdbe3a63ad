/*
 * Numbers of the exponential function; the test beside this file derives them by 320-bit arithmetic.
 */

/** ln 2 in two parts: the product of the first, of 42 bits, with any exponent of a double is exact. */
export const LN2 = [0.6931471805598903, 5.497923018708371e-14] as const;

/** 32/ln 2. */
export const STEPS_PER_UNIT = 46.16624130844683;

/** ln 2/32 in two parts: the product of the first, of 37 bits, with any number of steps is exact. */
export const STEP = [0.021660849392446835, 5.145609244655338e-14] as const;

/** 2^(1/32), to 25 binary places and what that lacks. */
const ROOT_HIGH = 34289178 / 2 ** 25;
const ROOT_LOW = 1.1489047098156355e-8;

/**
 * For each j from 0 to 31 2^(j/32), first to 25 binary places, then what that lacks: together right to 2⁻⁷⁵. The product of two
 * high parts is exact.
 */
export const POWERS: Float64Array = /* @__PURE__ */ powersOfRoot();

function powersOfRoot(): Float64Array {
  const powers = new Float64Array(64);
  for (let at = 0, high = 1, low = 0; at < 64; at += 2) {
    powers[at] = high;
    powers[at + 1] = low;
    const product = high * ROOT_HIGH;
    const rest = high * ROOT_LOW + low * ROOT_HIGH + low * ROOT_LOW;
    high = Math.round((product + rest) * 2 ** 25) / 2 ** 25;
    low = product - high + rest;
  }
  return powers;
}
