/*
 * Binary floating point with BITS bits over BigInt: what the elementary functions, their tables and their polynomials are
 * measured against. Every operation cuts its result, with a relative error below 2^(1 − BITS).
 */

const BITS = 320;

/** digits · 2^exponent */
export interface BigFloat {
  readonly digits: bigint;
  readonly exponent: number;
}

export const ZERO: BigFloat = { digits: 0n, exponent: 0 };
export const ONE: BigFloat = { digits: 1n, exponent: 0 };

const bits = new DataView(new ArrayBuffer(8));

/** A finite double, exactly. */
export function big(value: number): BigFloat {
  bits.setFloat64(0, value);
  const high = bits.getUint32(0);
  const field = (high >>> 20) & 0x7ff;
  if (field === 0x7ff) throw new RangeError(`big: ${value} is not finite`);
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(bits.getUint32(4));
  const size = field === 0 ? fraction : fraction | (1n << 52n);
  return { digits: value < 0 ? -size : size, exponent: Math.max(field, 1) - 1075 };
}

/** Bits of the digits; an upper bound by less than 4. */
function lengthOf(digits: bigint): number {
  const size = Math.abs(Number(digits));
  if (size < Infinity) return digits === 0n ? 1 : Math.floor(Math.log2(size)) + 2;
  return (digits < 0n ? -digits : digits).toString(16).length * 4;
}

/** ⌊log₂ |x|⌋ of a number other than 0. */
export function magnitude({ digits, exponent }: BigFloat): number {
  return (digits < 0n ? -digits : digits).toString(2).length - 1 + exponent;
}

function cut(digits: bigint, exponent: number): BigFloat {
  const excess = lengthOf(digits) - BITS;
  return excess <= 0
    ? { digits, exponent }
    : { digits: digits >> BigInt(excess), exponent: exponent + excess };
}

export function scale(a: BigFloat, powerOfTwo: number): BigFloat {
  return { digits: a.digits, exponent: a.exponent + powerOfTwo };
}

export function negate(a: BigFloat): BigFloat {
  return { digits: -a.digits, exponent: a.exponent };
}

export function add(a: BigFloat, b: BigFloat): BigFloat {
  if (a.digits === 0n) return b;
  if (b.digits === 0n) return a;
  const [high, low] = a.exponent >= b.exponent ? [a, b] : [b, a];
  const shift = high.exponent - low.exponent;
  // What lies far below the last bit changes nothing.
  if (lengthOf(high.digits) + shift > lengthOf(low.digits) + 2 * BITS) return high;
  return cut((high.digits << BigInt(shift)) + low.digits, low.exponent);
}

export function subtract(a: BigFloat, b: BigFloat): BigFloat {
  return add(a, negate(b));
}

export function multiply(a: BigFloat, b: BigFloat): BigFloat {
  return cut(a.digits * b.digits, a.exponent + b.exponent);
}

export function divide(a: BigFloat, b: BigFloat): BigFloat {
  const shift = Math.max(0, BITS + lengthOf(b.digits) - lengthOf(a.digits) + 8);
  return cut((a.digits << BigInt(shift)) / b.digits, a.exponent - b.exponent - shift);
}

export function squareRoot(a: BigFloat): BigFloat {
  let root = big(Math.sqrt(toNumber(a)));
  for (let step = 0; step < 4; step++) root = scale(add(root, divide(a, root)), -1);
  return root;
}

/** a as a fixed-point number of that many fractional bits, rounded to nearest, ties to even. */
export function toFixed(a: BigFloat, fractionBits: number): bigint {
  const shift = a.exponent + fractionBits;
  if (shift >= 0) return a.digits << BigInt(shift);
  const size = a.digits < 0n ? -a.digits : a.digits;
  const half = 1n << BigInt(-shift - 1);
  let rounded = (size + half) >> BigInt(-shift);
  if (rounded << BigInt(-shift) === size + half) rounded &= ~1n;
  return a.digits < 0n ? -rounded : rounded;
}

/** Exponent of the last bit of the doubles as large as a. */
function lastBit(a: BigFloat): number {
  return a.digits === 0n ? -1074 : Math.max(magnitude(a) - 52, -1074);
}

/** The nearest double, ties to even; beyond the largest, ∞. */
export function toNumber(a: BigFloat): number {
  const last = lastBit(a);
  return last > 971 ? Infinity * (a.digits < 0n ? -1 : 1) : Number(toFixed(a, -last)) * 2 ** last;
}

/**
 * How far a double is from the true value, in units of the last place of the doubles around that value. What rounds to
 * infinity must be infinite.
 */
export function ulpsFrom(want: BigFloat, got: number): number {
  const nearest = toNumber(want);
  if (got === nearest && !Number.isFinite(got)) return 0;
  if (!Number.isFinite(got) || !Number.isFinite(nearest)) return Infinity;
  return Math.abs(toNumber(scale(subtract(big(got), want), -lastBit(want))));
}
