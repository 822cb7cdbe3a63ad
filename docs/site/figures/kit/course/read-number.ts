const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * The numbers that a reader may mean: `0.25`, `0,25`, `1/4`, `−1`, `2,097,152`, `2^21`, `2²¹`. A comma may stand for the
 * point or divide thousands, so there may be two; text that is not a number gives none.
 */
export function readNumbers(text: string): number[] {
  const plain = text
    .trim()
    .replaceAll("−", "-")
    .replaceAll(
      /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
      (digits) => `^${[...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join("")}`,
    );
  const thousands = /^-?[1-9]\d{0,2}([, \u202f]\d{3})+$/.test(plain);
  const readings = [...(thousands ? [plain.replaceAll(/[, \u202f]/g, "")] : []), plain.replace(",", ".")];
  return readings.map(numberOf).filter(Number.isFinite);
}

function numberOf(text: string): number {
  const [, whole, sign, operand] = /^(-?[\d.]+(?:e-?\d+)?)(?:\s*([/^])\s*(-?[\d.]+))?$/i.exec(text) ?? [];
  if (whole === undefined) return Number.NaN;
  if (sign === "/") return Number(whole) / Number(operand);
  return sign === "^" ? Number(whole) ** Number(operand) : Number(whole);
}
