/*
 * x = n·π/2 + r with |r| ≤ π/4, for the trigonometric functions. π/2 is taken away in parts of 33 bits, whose products with n
 * are exact; where n has more than 19 bits, by whole numbers of any length.
 */

const QUARTERS = 0.6366197723675814;
const [PART0, PART1, PART2, PART3] = [
  1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32,
] as const;

/** Up to this |x| the number of quarter turns has 19 bits. */
const MAX_IN_PARTS = 2 ** 19;

/** Added and taken away, it leaves the nearest whole number. */
const ROUNDER = 1.5 * 2 ** 52;

/** Binary places of π/2, more than any number of quarter turns takes away. */
const PLACES = 1300;
/** Binary places that are left for the rest: doubles reach no further. */
const REST_PLACES = 900;
/** 2 to the power of minus {@link REST_PLACES}. */
const REST_UNIT = 2 ** -900;

const rest = /* @__PURE__ */ new Float64Array(new ArrayBuffer(16));
let halfPi: bigint | null = null;

/** Returns n modulo 4, from 0 to 3, for a finite x; {@link restHigh} and {@link restLow} have r until the next call. */
export function quarterTurns(x: number): number {
  if (!(Math.abs(x) < MAX_IN_PARTS)) return manyTurns(x);
  const n = x * QUARTERS + ROUNDER - ROUNDER;
  const first = x - n * PART0;
  const taken = n * PART1;
  const second = first - taken;
  // What the difference loses, whichever term is the larger; the same for the sum.
  const back = second - first;
  const behind = first - (second - back) - (taken + back) - n * PART2;
  const high = second + behind;
  const part = high - second;
  rest[0] = high;
  rest[1] = second - (high - part) + (behind - part) - n * PART3;
  return n & 3;
}

/** The high part of r. */
export function restHigh(): number {
  return rest[0]!;
}

/** The low part of r. */
export function restLow(): number {
  return rest[1]!;
}

function manyTurns(x: number): number {
  halfPi ??= halfPiOf(PLACES);
  // From 2¹⁹ on, a number has at most 33 binary places.
  const [places, scale] = Math.abs(x) < 2 ** 53 ? [34, 2 ** 34] : [0, 1];
  const size = BigInt(Math.abs(x) * scale) << BigInt(PLACES - places);
  let n = size / halfPi;
  let left = size - n * halfPi;
  if (2n * left > halfPi) {
    n++;
    left -= halfPi;
  }
  const digits = left >> BigInt(PLACES - REST_PLACES);
  const high = Number(digits);
  const low = Number(digits - BigInt(high));
  const sign = x < 0 ? -1 : 1;
  rest[0] = sign * high * REST_UNIT;
  rest[1] = sign * low * REST_UNIT;
  const quarter = Number(n & 3n);
  return x < 0 ? (4 - quarter) & 3 : quarter;
}

/** π/2 with so many binary places, by Machin's formula: π/4 = 4·arctan(1/5) − arctan(1/239). */
function halfPiOf(places: number): bigint {
  const guard = 32;
  const one = 1n << BigInt(places + guard);
  return (8n * arctanOfInverse(5n, one) - 2n * arctanOfInverse(239n, one)) >> BigInt(guard);
}

/** arctan(1/x) in units of 1/one. */
function arctanOfInverse(x: bigint, one: bigint): bigint {
  let power = one / x;
  let sum = power;
  for (let n = 3n, sign = -1n; power !== 0n; n += 2n, sign = -sign) {
    power /= x * x;
    sum += (sign * power) / n;
  }
  return sum;
}
