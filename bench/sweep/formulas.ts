import type { Formula } from "./sweep-case.ts";

export const elementwise =
  (each: (x: number, k: number) => number): Formula =>
  (x) =>
    Array.from(x!, each);

export const pairwise =
  (each: (a: number, b: number) => number): Formula =>
  (a, b) =>
    Array.from(a!, (value, k) => each(value, b![k]!));

/** A function whose slope is 0. */
export const constant: Formula = (x) => Array.from(x!, () => 1);

export const largest: Formula = (x) => [Math.max(...x!)];
export const least: Formula = (x) => [Math.min(...x!)];
export const product: Formula = (x) => [x!.reduce((all, value) => all * value, 1)];

/** The places of an array of rows, columns and layers. */
export const places = (rows: number, columns: number): [row: number, column: number][] =>
  Array.from({ length: rows * columns }, (_, k) => [Math.floor(k / columns), k % columns]);

/** Cumulative sums along an axis of a cube. */
export function cumulativeSums(extent: number, axis: number, exclusive: boolean, reverse: boolean): Formula {
  const stride = extent ** (2 - axis);
  return (x) => {
    const found = new Float64Array(x!.length);
    for (let k = 0; k < found.length; k++) {
      const place = Math.floor(k / stride) % extent;
      for (let other = 0; other < extent; other++) {
        const isBefore = reverse ? other > place : other < place;
        if (isBefore || (other === place && !exclusive)) found[k]! += x![k + (other - place) * stride]!;
      }
    }
    return found;
  };
}

/** Windows of a square picture of one channel. */
export interface Windows {
  readonly extent: number;
  readonly size: number;
  readonly stride: number;
  /** Cells that are added on the left and above. */
  readonly before: number;
  /** Windows in a row. */
  readonly count: number;
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A number for each window, from those of its cells that lie within the picture. */
function windowed(
  { extent, size, stride, before, count }: Windows,
  of: (values: number[]) => number,
): Formula {
  return (x) =>
    places(count, count).map(([row, column]) => {
      const values: number[] = [];
      for (const [down, right] of places(size, size)) {
        const [r, c] = [row * stride - before + down, column * stride - before + right];
        if (r >= 0 && c >= 0 && r < extent && c < extent) values.push(x![r * extent + c]!);
      }
      return of(values);
    });
}

export const windowMeans = (windows: Windows): Formula => windowed(windows, meanOf);
export const windowMaxima = (windows: Windows): Formula => windowed(windows, (values) => Math.max(...values));

/** Products of a cube of 3³ and a kernel of 2³, with cells of 0 behind it where `count` windows need them. */
export function cubeProducts(stride: number, count: number): Formula {
  const cells = places(4, 2).map(([upper, right]) => [upper >> 1, upper & 1, right] as const);
  return (x, kernel) =>
    places(count * count, count).map(([both, column]) => {
      const [layer, row] = [Math.floor(both / count), both % count];
      return cells.reduce((sum, [in1, in2, in3], k) => {
        const place = [layer * stride + in1, row * stride + in2, column * stride + in3];
        const isInside = place.every((one) => one < 3);
        return sum + (isInside ? kernel![k]! * x![place[0]! * 9 + place[1]! * 3 + place[2]!]! : 0);
      }, 0);
    });
}

/** Another size by interpolation or by the nearest cell, with the centres of cells at halves. */
export function resized(
  from: readonly [number, number],
  to: readonly [number, number],
  nearest: boolean,
): Formula {
  const place = (k: number, axis: 0 | 1) => ((k + 0.5) * from[axis]) / to[axis];
  return (x) =>
    places(...to).map(([row, column]) => {
      const at = (r: number, c: number) =>
        x![Math.min(from[0] - 1, Math.max(0, r)) * from[1] + Math.min(from[1] - 1, Math.max(0, c))]!;
      if (nearest) return at(Math.floor(place(row, 0)), Math.floor(place(column, 1)));
      const [y, z] = [Math.max(0, place(row, 0) - 0.5), Math.max(0, place(column, 1) - 0.5)];
      const [r, c] = [Math.floor(y), Math.floor(z)];
      const [dr, dc] = [y - r, z - c];
      return (
        (1 - dr) * ((1 - dc) * at(r, c) + dc * at(r, c + 1)) +
        dr * ((1 - dc) * at(r + 1, c) + dc * at(r + 1, c + 1))
      );
    });
}

/** Sum over logits of −labels · log softmax. */
export const crossEntropy = (labels: ArrayLike<number>, logits: ArrayLike<number>): number[] => {
  const total = Math.log(Array.from(logits, Math.exp).reduce((sum, value) => sum + value, 0));
  return [Array.from(logits, (z, k) => -labels[k]! * (z - total)).reduce((sum, value) => sum + value, 0)];
};
