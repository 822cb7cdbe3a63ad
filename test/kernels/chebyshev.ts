import { add, type BigFloat, big, divide, multiply, negate, subtract, toNumber } from "./big-float.ts";

/**
 * Coefficients, from the constant one up, of the polynomial through the values of f at the Chebyshev nodes of an interval. Each
 * has as many digits as its term needs to be within `tolerance`. Where the nodes lie exactly does not matter.
 */
export function chebyshev(
  f: (x: BigFloat) => BigFloat,
  from: number,
  to: number,
  count: number,
  tolerance: number,
): number[] {
  const nodes = Array.from({ length: count }, (_, k) =>
    big((from + to) / 2 + ((to - from) / 2) * Math.cos((Math.PI * (k + 0.5)) / count)),
  );
  // Newton's divided differences, then from his form to powers of x.
  const differences = nodes.map(f);
  for (let order = 1; order < count; order++) {
    for (let k = count - 1; k >= order; k--) {
      const rise = subtract(differences[k]!, differences[k - 1]!);
      differences[k] = divide(rise, subtract(nodes[k]!, nodes[k - order]!));
    }
  }
  let coefficients = [differences[count - 1]!];
  for (let k = count - 2; k >= 0; k--) {
    const shifted = [differences[k]!, ...coefficients];
    coefficients = shifted.map((coefficient, power) =>
      power < coefficients.length
        ? add(coefficient, multiply(negate(nodes[k]!), coefficients[power]!))
        : coefficient,
    );
  }
  const size = Math.max(Math.abs(from), Math.abs(to));
  return coefficients.map((coefficient, power) => shortest(toNumber(coefficient), tolerance / size ** power));
}

/** The shortest decimal within the tolerance. */
function shortest(value: number, tolerance: number): number {
  for (let digits = 1; digits < 17; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.abs(short - value) <= tolerance) return short;
  }
  return value;
}
