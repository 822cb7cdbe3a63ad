import { ERF_FIRST, ERF_STEPS, ERF_TABLE } from "./erf-table.ts";

/*
 * Near 0 by the series of the function, elsewhere by the Taylor series at the nearest of 44 centres c: with h = x − c,
 * erf x = erf c + erf′(c)·h·Σ tₙ/(n + 1), where t₀ = 1, t₁ = −2ch, tₙ₊₁ = −2h(c·tₙ + h·tₙ₋₁)/(n + 1).
 */

/** Up to this |x| the series at 0 serves. */
const SERIES_LIMIT = 0.5;
/** From here on erf is 1 − 2⁻⁵⁵ or nearer to 1. */
const ONE_FROM = 5.9375;
/** Terms of the Taylor series; |h| is at most 1/16. */
const TERMS = 13;

/** 2/√π − 1. */
const SLOPE_BEYOND_1 = 0.1283791670955126;
/** The other coefficients of the series, (−1)ⁿ·2/√π/(n!·(2n + 1)). */
const [E1, E2, E3, E4, E5, E6, E7, E8, E9, E10, E11, E12] = [
  -0.37612638903183754, 0.11283791670955126, -0.026866170645131252, 0.005223977625442188,
  -0.0008548327023450853, 0.00012055332981789664, -1.492565035840625e-5, 1.6462114365889248e-6,
  -1.6365844691234924e-7, 1.4807192815879218e-8, -1.2290555301717928e-9, 9.422759064650411e-11,
] as const;

const table = ERF_TABLE;
const inverses = /* @__PURE__ */ Float64Array.from({ length: TERMS + 2 }, (_, n) => 1 / n);

/** The error function, 2/√π·∫ e^(−t²) from 0 to x: off by less than 0.8 ulp. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size < SERIES_LIMIT) return erfNearZero(x);
  if (!(size < ONE_FROM)) return x > 0 ? 1 : x < 0 ? -1 : x;
  const step = Math.round(size * ERF_STEPS);
  const c = step / ERF_STEPS;
  const h = size - c;
  let before = 1;
  let term = -2 * c * h;
  let sum = 0.5 * term;
  for (let n = 1; n < TERMS; n++) {
    const next = -2 * h * (c * term + h * before) * inverses[n + 1]!;
    before = term;
    term = next;
    sum += term * inverses[n + 2]!;
  }
  const at = 3 * (step - ERF_FIRST);
  const slope = table[at + 2]!;
  const value = table[at]! + (table[at + 1]! + slope * (h + h * sum));
  return x < 0 ? -value : value;
}

function erfNearZero(x: number): number {
  // The sum below would lose the sign of −0.
  if (Math.abs(x) < 2 ** -28) return x + x * SLOPE_BEYOND_1;
  const square = x * x;
  const series =
    E1 +
    square *
      (E2 +
        square *
          (E3 +
            square *
              (E4 +
                square *
                  (E5 +
                    square *
                      (E6 +
                        square *
                          (E7 +
                            square *
                              (E8 + square * (E9 + square * (E10 + square * (E11 + square * E12))))))))));
  return x + (x * SLOPE_BEYOND_1 + x * square * series);
}
