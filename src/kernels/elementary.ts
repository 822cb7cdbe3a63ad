/*
 * The elementary functions of the library. Engines differ in the last bit of theirs: every call goes through here, so
 * that one place decides.
 */

export function exp(x: number): number {
  return Math.exp(x);
}

export function log(x: number): number {
  return Math.log(x);
}

export function log1p(x: number): number {
  return Math.log1p(x);
}

export function tanh(x: number): number {
  return Math.tanh(x);
}

export function power(base: number, exponent: number): number {
  return base ** exponent;
}

/** 1/(1 + e⁻ˣ), without overflow and with full precision at both ends. */
export function sigmoid(x: number): number {
  const e = exp(-Math.abs(x));
  return (x >= 0 ? 1 : e) / (1 + e);
}

/** log(1 + eˣ), without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}

/** log cosh x, without overflow. */
export function logCosh(x: number): number {
  const size = Math.abs(x);
  // Near 0, log cosh x = log(1 + 2·sinh²(x/2)) keeps the digits that the other form cancels.
  if (size < 0.5) {
    const half = sinhNearZero(size / 2);
    return log1p(2 * half * half);
  }
  return size + log1p(exp(-2 * size)) - Math.LN2;
}

/** sinh x for |x| < 0.25, by its series: the first term left out is below 10⁻¹⁸ of the first. */
function sinhNearZero(x: number): number {
  const square = x * x;
  return (
    x *
    (1 + (square / 6) * (1 + (square / 20) * (1 + (square / 42) * (1 + (square / 72) * (1 + square / 110)))))
  );
}
