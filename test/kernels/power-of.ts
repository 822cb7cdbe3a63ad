import { powers } from "../../src/kernels/arrays/power.ts";

const [x, y, out] = [new Float64Array(1), new Float64Array(1), new Float64Array(1)];

/** One element of the kernel. */
export function powerOf(base: number, exponent: number): number {
  [x[0], y[0]] = [base, exponent];
  powers(out, 0, x, 0, 1, y, 0, 1, 1);
  return out[0]!;
}
