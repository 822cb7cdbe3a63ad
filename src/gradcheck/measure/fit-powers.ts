/** A least-squares fit of powers of the step to values at steps. */
export interface PowerFit {
  /** The coefficient of the first power. */
  readonly coefficient: number;
  /** The standard deviation of the coefficient for values that scatter by 1, each by itself. */
  readonly gain: number;
  /** The most by which values that are all off by at most 1 may shift the coefficient. */
  readonly reach: number;
  /** The sum of the squares of what the fit leaves of the values. */
  readonly squares: number;
}

/**
 * Fits powers of the step to values by least squares and returns the coefficient of the first of them.
 *
 * The column of that power, made orthogonal to all others, contains the weights of the coefficient, so nothing is inverted.
 *
 * @param steps - at least as many as powers
 * @param powers - the one whose coefficient is wanted, then the others; whole numbers from 0
 */
export function fitPowers(
  steps: readonly number[],
  values: readonly number[],
  powers: readonly number[],
): PowerFit {
  const largest = Math.max(...steps);
  const column = (power: number) => Float64Array.from(steps, (step) => wholePower(step / largest, power));
  const [wanted, ...others] = powers.map(column) as [Float64Array, ...Float64Array[]];
  const basis: Float64Array[] = [];
  for (const other of others) basis.push(unitOf(withoutParts(other, basis)));
  const own = withoutParts(wanted, basis);
  const square = inner(own, own);
  const weights = own.map((part) => part / square);
  const rest = withoutParts(Float64Array.from(values), [...basis, unitOf(own)]);
  const scale = 1 / wholePower(largest, powers[0]!);
  return {
    coefficient: scale * inner(weights, values),
    gain: scale / Math.sqrt(square),
    reach: scale * weights.reduce((sum, weight) => sum + Math.abs(weight), 0),
    squares: inner(rest, rest),
  };
}

/** x multiplied by itself, whose bits are the same in every engine. */
function wholePower(x: number, power: number): number {
  let product = 1;
  for (let k = 0; k < power; k++) product *= x;
  return product;
}

/** A column minus its parts along orthonormal columns, taken off twice: once leaves some of them where columns are nearly parallel. */
function withoutParts(column: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = column.slice();
  for (const unit of [...basis, ...basis]) {
    const part = inner(rest, unit);
    for (let k = 0; k < rest.length; k++) rest[k]! -= part * unit[k]!;
  }
  return rest;
}

function unitOf(column: Float64Array): Float64Array {
  const norm = Math.sqrt(inner(column, column));
  return column.map((entry) => entry / norm);
}

function inner(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
