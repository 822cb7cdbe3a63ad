/*
 * Coefficients of the polynomials in the elementary functions: each goes through the values of its function at the Chebyshev nodes
 * of the interval given, where it is all but the best, with the digits that matter. The test beside this file derives them by
 * 320-bit arithmetic.
 */

/** (eʳ − 1 − r)/r² in powers of r, |r| ≤ ln 2/64. */
export const EXP_SERIES = [0.5, 0.1666666666658, 0.04166666667, 0.008333362, 0.0013889] as const;

/** (log((1 + s)/(1 − s)) − 2s)/s³ in powers of s², |s| ≤ 5/133: that is r/(2 + r) at r = 5/64. */
export const LOG_SERIES = [0.666666666666661, 0.4000000001286, 0.2857138308, 0.222737] as const;

/** (log(1 + r) − r + r²/2)/r³ in powers of r, |r| ≤ 1/61. */
export const POWER_SERIES = [
  0.3333333333333333, -0.25, 0.20000000000044, -0.166666666667, 0.1428571346, -0.12499999, 0.11116, -0.10004,
] as const;

/** (tanh x − x)/x³ in powers of x², |x| ≤ 0.15. */
export const TANH_SERIES = [
  -0.33333333333333326, 0.133333333333046, -0.0539682538192, 0.021869460236, -0.0088608035, 0.003495517,
] as const;

/** (log cosh x − x²/2)/x⁴ in powers of x², |x| ≤ 0.4. */
export const LOG_COSH_SERIES = [
  -0.08333333333333333, 0.0222222222222204, -0.006746031745731, 0.00218694883425, -0.00073860233472,
  0.0002565691669, -0.000090866896, 0.00003200115, -0.0000092257,
] as const;
