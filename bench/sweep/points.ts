import { type Tensor, tensor } from "../../src/index.ts";

/** Numbers and a shape at which an operation is checked. */
export interface Input {
  readonly numbers: readonly number[];
  readonly shape: readonly number[];
}

const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/** Numbers from 0 to 1 of which no two are close. */
const spread = (k: number) => (k * GOLDEN_RATIO) % 1;

function filled(shape: readonly number[], low: number, high: number, first = 1): Input {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const numbers = Array.from({ length: size }, (_, k) => low + (high - low) * spread(k + first));
  return { numbers, shape };
}

/** Numbers of both signs without ties. */
export const generic = (...shape: number[]): Input => filled(shape, -1.6, 2);
/** Others of both signs, for a second operand. */
export const second = (...shape: number[]): Input => filled(shape, -1.3, 1.9, 21);
export const positive = (...shape: number[]): Input => filled(shape, 0.3, 2.3);
export const negative = (...shape: number[]): Input => filled(shape, -2.3, -0.3);
/** Numbers within (0, 1). */
export const unit = (...shape: number[]): Input => filled(shape, 0.06, 0.94);
/** Numbers within (−1, 1). */
export const inner = (...shape: number[]): Input => filled(shape, -0.9, 0.9);
export const aboveOne = (...shape: number[]): Input => filled(shape, 1.1, 3);
/** Numbers between whole ones, away from halves. */
export const betweenWhole = (...shape: number[]): Input => {
  const { numbers } = filled(shape, -3, 3);
  return { numbers: numbers.map((x) => Math.floor(x) + 0.2 + 0.2 * (x - Math.floor(x))), shape };
};
export const equalTo = (value: number, ...shape: number[]): Input => filled(shape, value, value);
export const list = (...numbers: number[]): Input => ({ numbers, shape: [numbers.length] });
export const shaped = (shape: number[], ...numbers: number[]): Input => ({ numbers, shape });

export const tensorOf = ({ numbers, shape }: Input, dtype: "float32" | "float64"): Tensor =>
  tensor([...numbers], [...shape], { dtype });

/** Weights of both signs of which no two are equal, so that no errors cancel. */
export const weightsOf = (size: number): number[] =>
  Array.from({ length: size }, (_, k) => (k % 3 === 1 ? -1 : 1) * (0.4 + 1.5 * spread(k + 5)));
