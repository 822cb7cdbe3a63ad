import { draft, type Make } from "../draft.ts";
import { signed, total } from "../kink-siblings.ts";
import type { WildGradient } from "../wild-case.ts";

type Round = (x: number) => number;
type Values = ArrayLike<number>;

/** Linear interpolation in a table, at knots and between them. */
const tableAtKnots: Make = (size, random) => {
  const table = signed(8, random);
  const weights = signed(size, random);
  const x = Float64Array.from({ length: size }, () => {
    const v = 0.5 + 6 * random();
    return random() < 0.5 ? Math.round(v) : Math.fround(v);
  });
  const cell = (v: number, left: boolean) => (left ? Math.ceil(v) - 1 : Math.floor(v));
  const by = (left: boolean) => (at: Values) =>
    Float64Array.from(at, (v, k) => weights[k]! * (table[cell(v, left) + 1]! - table[cell(v, left)]!));
  const value = (at: Values, round: Round) =>
    total(
      Array.from(at, (v, k) => {
        const low = Math.floor(v);
        return weights[k]! * round(table[low]! + round((v - low) * (table[low + 1]! - table[low]!)));
      }),
      round,
    );
  return draft("interpolation at knots", x, value, { right: by(false), left: by(true) });
};

/** Bilinear samples of an image, differentiated by image and place, some places on the grid. */
const bilinearSamples: Make = (size, random) => {
  const side = 4;
  const image = signed(side * side, random);
  const places = Float64Array.from({ length: 2 * Math.ceil(size / 2) }, () => {
    const v = 0.5 + 2 * random();
    return random() < 0.4 ? Math.round(v) : Math.fround(v);
  });
  const count = places.length / 2;
  const weights = signed(count, random);
  const parts = (v: number, left: boolean) => {
    const low = left ? Math.ceil(v) - 1 : Math.floor(v);
    return { low, part: v - low };
  };
  const by =
    (left: boolean): WildGradient =>
    ([pixels, at]) => {
      const slopes = [new Float64Array(side * side), new Float64Array(2 * count)] as const;
      for (let k = 0; k < count; k++) {
        const [row, column] = [parts(at![2 * k]!, left), parts(at![2 * k + 1]!, left)];
        for (const [i, p, dp] of [
          [row.low, 1 - row.part, -1],
          [row.low + 1, row.part, 1],
        ] as const) {
          for (const [j, q, dq] of [
            [column.low, 1 - column.part, -1],
            [column.low + 1, column.part, 1],
          ] as const) {
            const pixel = pixels![i * side + j] ?? 0;
            if (i < side && j < side) slopes[0][i * side + j]! += weights[k]! * p * q;
            slopes[1][2 * k]! += weights[k]! * dp * q * pixel;
            slopes[1][2 * k + 1]! += weights[k]! * p * dq * pixel;
          }
        }
      }
      return slopes;
    };
  return {
    group: "bilinear samples",
    inputs: [image, places],
    value: ([pixels, at], round) => {
      let sum = 0;
      for (let k = 0; k < count; k++) {
        const [row, column] = [parts(at![2 * k]!, false), parts(at![2 * k + 1]!, false)];
        const of = (i: number, j: number) => pixels![i * side + j] ?? 0;
        const [r, c] = [row.part, column.part];
        const top = round(round((1 - c) * of(row.low, column.low)) + round(c * of(row.low, column.low + 1)));
        const bottom = round(
          round((1 - c) * of(row.low + 1, column.low)) + round(c * of(row.low + 1, column.low + 1)),
        );
        sum = round(sum + round(weights[k]! * round(round((1 - r) * top) + round(r * bottom))));
      }
      return sum;
    },
    right: { right: by(false), left: by(true) },
  };
};

/** Interpolation, at knots and between them. */
export const TABLES: readonly Make[] = [tableAtKnots, bilinearSamples];
