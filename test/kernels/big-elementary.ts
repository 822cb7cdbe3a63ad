import {
  add,
  type BigFloat,
  big,
  divide,
  magnitude,
  multiply,
  negate,
  ONE,
  scale,
  squareRoot,
  subtract,
  toFixed,
  toNumber,
  ZERO,
} from "./big-float.ts";

/*
 * The elementary functions to more than 200 bits, whatever the argument. Only the first guess of a logarithm is the
 * engine's, and two steps with cubic convergence lead away from it.
 */

/** Below this size of the argument, two terms of a series give 200 bits. */
const TINY = -100;
const HALVINGS = 16;

const isTiny = (x: BigFloat) => x.digits === 0n || magnitude(x) < TINY;

/** eʳ for |r| < 1, by the series at r·2⁻¹⁶, squared 16 times. */
function expNearZero(r: BigFloat): BigFloat {
  const small = scale(r, -HALVINGS);
  let term = ONE;
  let sum = ONE;
  for (let n = 1; n < 20; n++) {
    term = divide(multiply(term, small), big(n));
    sum = add(sum, term);
  }
  for (let k = 0; k < HALVINGS; k++) sum = multiply(sum, sum);
  return sum;
}

/** log x for x near 1, from a guess that is right to 50 bits. */
function logNear(x: BigFloat, guess: BigFloat): BigFloat {
  let y = guess;
  for (let step = 0; step < 2; step++) {
    const e = expNearZero(y);
    // Halley: an error δ becomes δ³/12.
    y = add(y, scale(divide(subtract(x, e), add(x, e)), 1));
  }
  return y;
}

export const LN2: BigFloat = logNear(big(2), big(Math.LN2));

/** eˣ for |x| < 2²⁰. */
export function exp(x: BigFloat): BigFloat {
  if (x.digits === 0n) return ONE;
  const power = Math.round(toNumber(x) / Math.LN2);
  return scale(expNearZero(subtract(x, multiply(big(power), LN2))), power);
}

/** log x for x > 0. */
export function log(x: BigFloat): BigFloat {
  const power = magnitude(x);
  const fraction = scale(x, -power);
  if (subtract(fraction, ONE).digits === 0n) return multiply(big(power), LN2);
  // Around 1 the two parts would cancel.
  if (power === -1) return logNear(x, big(Math.log(toNumber(x)) || -(2 ** -54)));
  const part = logNear(fraction, big(Math.log(toNumber(fraction)) || 2 ** -54));
  return power === 0 ? part : add(multiply(big(power), LN2), part);
}

/** log(1 + x) for x > −1. */
export function log1p(x: BigFloat): BigFloat {
  return isTiny(x) ? subtract(x, scale(multiply(x, x), -1)) : log(add(ONE, x));
}

export function tanh(x: BigFloat): BigFloat {
  if (isTiny(x)) return subtract(x, divide(multiply(x, multiply(x, x)), big(3)));
  const e = exp(scale(x, 1));
  return divide(subtract(e, ONE), add(e, ONE));
}

export function sigmoid(x: BigFloat): BigFloat {
  const e = exp(x);
  return divide(e, add(ONE, e));
}

export function softplus(x: BigFloat): BigFloat {
  return log1p(exp(x));
}

export function logCosh(x: BigFloat): BigFloat {
  if (x.digits === 0n) return ZERO;
  if (isTiny(x)) return scale(multiply(x, x), -1);
  const e = exp(x);
  const half = scale(subtract(e, divide(ONE, e)), -1);
  // cosh² = 1 + sinh²
  return scale(log1p(multiply(half, half)), -1);
}

export function expm1(x: BigFloat): BigFloat {
  return isTiny(x) ? add(x, scale(multiply(x, x), -1)) : subtract(exp(x), ONE);
}

export function cosh(x: BigFloat): BigFloat {
  const e = exp(x);
  return scale(add(e, divide(ONE, e)), -1);
}

export function sinh(x: BigFloat): BigFloat {
  if (isTiny(x)) return add(x, divide(multiply(x, multiply(x, x)), big(6)));
  const e = exp(x);
  return scale(subtract(e, divide(ONE, e)), -1);
}

/** π by Machin's formula. */
export const PI: BigFloat = (() => {
  const arctanOfInverse = (n: number) => {
    let power = divide(ONE, big(n));
    let sum = power;
    for (let k = 1; k < 160; k++) {
      power = divide(power, big(-n * n));
      sum = add(sum, divide(power, big(2 * k + 1)));
    }
    return sum;
  };
  return subtract(scale(arctanOfInverse(5), 4), scale(arctanOfInverse(239), 2));
})();

/** x minus the nearest multiple of π/2, and the number of that multiple modulo 4, for |x| < 2⁶⁰. */
function quarterOf(x: BigFloat): { rest: BigFloat; quarter: number } {
  const n = toFixed(divide(scale(x, 1), PI), 0);
  const rest = subtract(x, scale(multiply({ digits: n, exponent: 0 }, PI), -1));
  return { rest, quarter: Number(((n % 4n) + 4n) % 4n) };
}

function series(x: BigFloat, first: BigFloat, from: number): BigFloat {
  const square = multiply(x, x);
  let term = first;
  let sum = first;
  for (let n = from; n < 120; n += 2) {
    term = divide(multiply(term, square), big(-n * (n + 1)));
    sum = add(sum, term);
  }
  return sum;
}

export function sin(x: BigFloat): BigFloat {
  const { rest, quarter } = quarterOf(x);
  const value = quarter % 2 === 0 ? series(rest, rest, 2) : series(rest, ONE, 1);
  return quarter > 1 ? negate(value) : value;
}

export function cos(x: BigFloat): BigFloat {
  return sin(add(x, scale(PI, -1)));
}

/** 2/√π·∫ e^(−t²) from 0 to x, for |x| < 7. */
export function erf(x: BigFloat): BigFloat {
  const square = multiply(x, x);
  let power = x;
  let sum = x;
  for (let n = 1; n < 320; n++) {
    power = divide(multiply(power, negate(square)), big(n));
    sum = add(sum, divide(power, big(2 * n + 1)));
  }
  return divide(scale(sum, 1), squareRoot(PI));
}

/** aᵇ for a > 0. */
export function power(a: BigFloat, b: BigFloat): BigFloat {
  return exp(multiply(b, log(a)));
}
