/** A number for planes, rows and columns. */
export type PerAxis = readonly [planes: number, rows: number, columns: number];

/**
 * Squared distances as whole numbers: the distance over some steps along each axis is √(Σ weight·steps²)/divisor·scale.
 *
 * Whole numbers add without rounding, so a squared distance is the same whatever the order of the axes, the direction in which
 * they are stored and the place of the voxels, and two distances are equal if and only if their squares are.
 */
export interface WholeSpacing {
  readonly weights: PerAxis;
  readonly divisor: number;
  readonly scale: number;
}

/**
 * Squared distances across a grid stay below this bound. Crossings of parabolas in the distance transform are then exact enough:
 * they are rounded by less than 3·n·2⁻⁵³ for n places, and the next whole place is at least 1/(2·weight·n) away.
 */
const MAX_SQUARE = 2 ** 50;

/** The largest denominator that decimal spacings are tried with: four digits behind the point. */
const MAX_DIVISOR = 10_000;

/** The largest denominator that spacings in float32 are tried with: three digits, of the seven that float32 carries. */
const MAX_FLOAT32_DIVISOR = 1000;

/** The least number of parts that the square of the smallest spacing is rounded to. */
const MIN_FACTOR = 2 ** 16;

/** Relative errors: of a decimal number in float64, with some products; and of one in float32. */
const FLOAT64_ERROR = 2 ** -50;
const FLOAT32_ERROR = 2 ** -24;

/** The ways to write a spacing in whole numbers, whatever the grid. */
export interface SpacingForms {
  /** Without rounding, the smallest numbers first. */
  readonly exact: readonly WholeSpacing[];
  /** Squares of the spacing in a unit, a power of two, of which the smallest is from 1 to 4; 0 along an axis without extent. */
  readonly squares: PerAxis;
  readonly unit: number;
}

/**
 * Finds the exact forms of a spacing:
 *
 * - every spacing is a multiple of the smallest one;
 * - the spacings are fractions of one denominator, as 0.7, 0.75 and 3 of 20: read as decimals, also where they are in float32.
 *
 * @param axes - the axes that have an extent: a 2-D grid has no rows
 */
export function spacingForms(spacing: PerAxis, axes: readonly number[] = [0, 1, 2]): SpacingForms {
  const least = Math.min(...axes.map((axis) => spacing[axis]!));
  const perAxis = (value: (size: number) => number): PerAxis => {
    const of = (axis: number) => (axes.includes(axis) ? value(spacing[axis]!) : 0);
    return [of(0), of(1), of(2)];
  };
  const exact: WholeSpacing[] = [];
  if (axes.every((axis) => Number.isInteger(spacing[axis]! / least)))
    exact.push({ weights: perAxis((size) => squareOf(size / least)), divisor: 1, scale: least });
  // Units that differ by a power of two give the same bits.
  const unit = powerBelow(least);
  const sizes = axes.map((axis) => spacing[axis]! / unit);
  const addFraction = (error: number, most: number) => {
    const divisor = commonDenominator(sizes, error, most);
    if (divisor === undefined) return;
    exact.push({
      weights: perAxis((size) => squareOf(Math.round((size / unit) * divisor))),
      divisor,
      scale: unit,
    });
  };
  addFraction(FLOAT64_ERROR, MAX_DIVISOR);
  if (axes.every((axis) => Math.fround(spacing[axis]!) === spacing[axis]))
    addFraction(FLOAT32_ERROR, MAX_FLOAT32_DIVISOR);
  return { exact, squares: perAxis((size) => squareOf(size / unit)), unit };
}

/**
 * The whole numbers for a grid of this size: the first exact form that fits. Where none does, squares are rounded to whole numbers
 * of 16 bits or more, which changes a distance by less than 4e-6 of itself, and by less than 1e-7 on grids of medical images.
 */
export function wholeSpacing({ exact, squares, unit }: SpacingForms, extents: PerAxis): WholeSpacing {
  const fits = ([planes, rows, columns]: PerAxis) =>
    planes * squareOf(extents[0]) + rows * squareOf(extents[1]) + columns * squareOf(extents[2]) <=
    MAX_SQUARE;
  const fraction = exact.find(({ weights }) => fits(weights));
  if (fraction !== undefined) return fraction;
  const rounded = (factor: number): PerAxis => {
    const [planes, rows, columns] = squares;
    return [Math.round(planes * factor), Math.round(rows * factor), Math.round(columns * factor)];
  };
  let factor = MIN_FACTOR;
  // Voxels too unequal for whole numbers: squares are rounded where they are added.
  if (!fits(rounded(factor))) return { weights: squares, divisor: 1, scale: unit };
  // By fours: the root of the factor is exact.
  while (fits(rounded(4 * factor))) factor *= 4;
  return { weights: rounded(factor), divisor: 1, scale: unit / Math.sqrt(factor) };
}

/** The distance of a squared distance in whole numbers. */
export function distanceOf({ divisor, scale }: WholeSpacing, square: number): number {
  return (Math.sqrt(square) / divisor) * scale;
}

/** The largest power of two that is not above a number. */
function powerBelow(value: number): number {
  let power = 1;
  while (power > value) power /= 2;
  while (power * 2 <= value) power *= 2;
  return power;
}

/** The least number that makes whole numbers of all, but for an error relative to each; `undefined` if it is beyond `most`. */
function commonDenominator(values: readonly number[], error: number, most: number): number | undefined {
  for (let divisor = 1; divisor <= most; divisor++) {
    let whole = 0;
    while (whole < values.length) {
      const product = values[whole]! * divisor;
      if (Math.abs(product - Math.round(product)) > product * error) break;
      whole++;
    }
    if (whole === values.length) return divisor;
  }
  return undefined;
}

function squareOf(length: number): number {
  return length * length;
}
