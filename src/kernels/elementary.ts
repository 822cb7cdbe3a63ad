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
