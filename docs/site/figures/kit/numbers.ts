/** How numbers are written on the pages: the table of the course's style. */

const MINUS = "−";
const NARROW = "\u202f";
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** 0.320: a score, a loss or a probability. */
export function score(x: number): string {
  return Number.isFinite(x) ? plain(x.toFixed(3)) : String(x);
}

/** 5.25, 52.5, 525, 5,250: a factor with three digits. */
export function factor(x: number): string {
  if (!Number.isFinite(x)) return "∞";
  if (x >= 99.95) return count(x);
  return x >= 9.995 ? x.toFixed(1) : x.toFixed(2);
}

/** 525, over 10,000: a factor that grows without a bound. */
export function atMost(x: number, most = 10_000): string {
  return x > most ? `over ${count(most)}` : factor(x);
}

/** 8.4: a reader's guess, with two digits. */
export function rough(x: number): string {
  return x >= 100 ? count(Number(x.toPrecision(2))) : String(Number(x.toPrecision(2)));
}

/** 4,096: a whole number. */
export function count(x: number): string {
  return plain(String(Math.round(x)).replace(/\B(?=(\d{3})+$)/g, ","));
}

/** 10⁻³ */
export function powerOfTen(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]);
  return `10${exponent < 0 ? "⁻" : ""}${digits.join("")}`;
}

/** −2.17 × 10⁻³: a gradient, always with its sign. */
export function signed(x: number, digits = 2): string {
  if (x === 0) return "0";
  const sign = x < 0 ? MINUS : "+";
  const size = Math.abs(x);
  if (size >= 0.1 && size < 1000) return sign + String(Number(size.toPrecision(digits + 1)));
  const [mantissa, exponent] = size.toExponential(digits).split("e");
  return `${sign}${mantissa}${NARROW}×${NARROW}${powerOfTen(Number(exponent))}`;
}

/** 10⁻⁶, 0.1, 1, 20: a constant as people write it. */
export function constant(x: number): string {
  if (x === 0) return "0";
  if (x >= 0.0995) return x >= 1000 ? count(x) : String(Number(x.toPrecision(3)));
  const [mantissa, exponent] = x.toExponential(1).split("e");
  return `${mantissa === "1.0" ? "" : `${mantissa}${NARROW}×${NARROW}`}${powerOfTen(Number(exponent))}`;
}

/** 5%, 12.5%, 0.19%: a share, with three digits at most. */
export function percent(x: number): string {
  if (x < 0) return `${MINUS}${percent(-x)}`;
  if (x > 0 && x < 5e-6) return `<${NARROW}0.001%`;
  return `${Number((100 * x).toFixed(x >= 0.1 ? 1 : x >= 0.001 ? 2 : 3))}%`;
}

/** 120 px */
export function pixels(x: number, digits = 0): string {
  return `${digits === 0 ? count(x) : x.toFixed(digits)}${NARROW}px`;
}

/** 0.256, 656, 9.26 × 10⁻⁸: a number of a claim, with three digits as in the figures, and a fourth from 0.985 to 1. */
export function exact(x: number): string {
  const size = Math.abs(x);
  if (Number.isInteger(x)) return count(x);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
    const [mantissa, exponent] = size.toExponential(2).split("e");
    return plain(
      `${x < 0 ? "-" : ""}${mantissa === "1.00" ? "" : `${Number(mantissa)}${NARROW}×${NARROW}`}${powerOfTen(Number(exponent))}`,
    );
  }
  if (size >= 1000) return count(x);
  return plain(String(Number(x.toPrecision(size < 1 && size >= 0.985 ? 4 : 3))));
}

/** A sentence of the library for a page: numbers with four digits, and shares without a space. */
export function sentence(text: string): string {
  return text
    .replaceAll(/\d+\.\d+(?![\d%e]| %)/g, (number) => String(Number(Number(number).toPrecision(4))))
    .replaceAll(/(?<= )-(?=\d)/g, MINUS)
    .replaceAll(/(\d) %/g, "$1%");
}

function plain(text: string): string {
  return text.replace("-", MINUS);
}
