import type { Kind } from "../sweep-case.ts";

/** What is known of a derivative: the kind, words, and the points. */
export type SymbolicNotes = Readonly<
  Record<string, readonly (readonly [kind: Kind, words: string, ...points: number[]])[]>
>;

const INFINITE = ["convention", "infinite at 0, where the slope is", 0] as const;
const NONE = ["convention", "NaN at 0, where the slope is infinite", 0] as const;
const KINK = ["convention", "NaN at the kink", 0] as const;
const SMOOTH = ["fault", "NaN at 0; the slope is 0", 0] as const;
const COMPLEX = ["fault", "complex for negative numbers, where the root is real", -0.6, -2.3] as const;

const OVERFLOW = ["fault", "NaN at −1000, where an exponential overflows; the slope is 0", -1000] as const;
const FRACTION = "NaN: e is the fraction 325368125/119696244, whose powers overflow; the slope is 0";

const roots: SymbolicNotes = {
  "cbrt(x)": [COMPLEX, INFINITE],
  "nthRoot(x, 3)": [COMPLEX, INFINITE],
};

export const ON_MATHJS: SymbolicNotes = {
  ...roots,
  "acoth(x)": [["fault", "the sign is wrong", 1.8, -2.3]],
  "log(2, x)": [NONE],
  "sqrt(x)": [INFINITE],
  "abs(x)": [KINK],
  "x^0.5": [INFINITE],
  "x^x": [INFINITE],
  "sqrt(x^2)": [KINK],
  "(x^2)^0.5": [
    ["fault", "1 for negative x, where the function falls", -0.6, -2.3],
    ["convention", "1 at the kink", 0],
  ],
  "abs(x)^3": [SMOOTH],
  "abs(sin(x))": [KINK],
  "1/(1+exp(-x))": [OVERFLOW],
};

const chain = "1/u in place of u′/u for the logarithm of u that it is rewritten as";
const difference = "a difference over 0.001 in place of a derivative";

export const ON_NERDAMER: SymbolicNotes = {
  "acoth(x)": [["fault", chain, 1.8, -2.3]],
  "asinh(x)": [["fault", chain, 0.7, -0.6, 1.8, -2.3]],
  "acosh(x)": [["fault", chain, 1.8]],
  "atanh(x)": [["fault", chain, 0.7, -0.6, 0]],
  "sqrt(x)": [INFINITE],
  "cbrt(x)": [["inexact", difference, 0.7, -0.6, 1.8, -2.3]],
  "max(x, 1)": [["inexact", difference, 1.8]],
  "abs(x)": [KINK],
  "x^0.5": [INFINITE],
  "x^x": [INFINITE],
  "sqrt(x^2)": [KINK],
  "(x^2)^0.5": [KINK],
  "x*abs(x)": [SMOOTH],
  "abs(sin(x))": [KINK],
  "1/(1+exp(-x))": [["fault", FRACTION, -1000, 1000]],
  "log(1+exp(x))": [["fault", FRACTION, -1000]],
  "exp(-x^2)": [["fault", FRACTION, -1000, 1000]],
};

export const ON_ALGEBRITE: SymbolicNotes = {
  "sqrt(x)": [INFINITE],
  "sign(x)": [["convention", "twice Dirac’s function, infinite at the jump", 0]],
  "x^0.5": [INFINITE],
  "x^x": [INFINITE],
  "1/(1+exp(-x))": [OVERFLOW],
};

export const ON_ENGINE: SymbolicNotes = {
  "log(2, x)": [NONE],
  "sqrt(x)": [NONE],
  "nthRoot(x, 3)": [NONE],
  "x^0.5": [NONE],
  "x^x": [NONE],
  "sqrt(x^2)": [KINK],
  "(x^2)^0.5": [KINK],
};
