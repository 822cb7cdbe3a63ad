/** Weights of both signs, so that no errors cancel. */
export const WEIGHTS = [1, -1.3, 0.7, 2, -0.4, 1.1, -0.9, 0.6, 1.7, 0.8, -1.9, 0.5, 1.4, -0.7, 0.9, -1.2];
export const weighed = (values: readonly number[]) =>
  values.reduce((sum, value, k) => sum + value * WEIGHTS[k]!, 0);
export const GRID = [0.3, -1.2, 0.8, 1.5, -0.6, 2.1, 0.4, -1.7, 0.9];

const cellOf = (x: ArrayLike<number>, columns: number, row: number, column: number) =>
  x[row * columns + column]!;

export function cumulativeRows(x: Float64Array): number {
  const values = Array.from(x);
  for (let k = 3; k < 9; k++) values[k]! += values[k - 3]!;
  return weighed(values);
}

/** Means of 2 × 2 windows, of the cells that lie within. */
export function averages(x: Float64Array): number {
  const values: number[] = [];
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      let [sum, count] = [0, 0];
      for (const [r, c] of [
        [row, column],
        [row, column + 1],
        [row + 1, column],
        [row + 1, column + 1],
      ] as const) {
        if (r > 2 || c > 2) continue;
        sum += cellOf(x, 3, r, c);
        count++;
      }
      values.push(sum / count);
    }
  }
  return weighed(values);
}

/** Twice the size by interpolation, with the centres of pixels at halves. */
export function halfPixels(x: Float64Array): number {
  const place = (k: number, count: number) => {
    const at = Math.min(count - 1, Math.max(0, (k + 0.5) / 2 - 0.5));
    return [Math.floor(at), at - Math.floor(at)] as const;
  };
  const values: number[] = [];
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 4; column++) {
      const [r, dr] = place(row, 2);
      const [c, dc] = place(column, 2);
      const at = (i: number, j: number) => cellOf(x, 2, Math.min(1, i), Math.min(1, j));
      values.push(
        (1 - dr) * ((1 - dc) * at(r, c) + dc * at(r, c + 1)) +
          dr * ((1 - dc) * at(r + 1, c) + dc * at(r + 1, c + 1)),
      );
    }
  }
  return weighed(values);
}

/** The means of the columns of 2 × 3 numbers, twice. */
export function columnMeans(x: Float64Array): number {
  const means = [0, 1, 2].map((column) => (x[column]! + x[column + 3]!) / 2);
  return weighed([...means, ...means]);
}

export const softmaxLoss = (labels: Float64Array) => {
  const logits = [0.5, -1, 2];
  const total = Math.log(logits.reduce((sum, z) => sum + Math.exp(z), 0));
  return logits.reduce((sum, z, k) => sum - labels[k]! * (z - total), 0) * WEIGHTS[0]!;
};

export const product = (x: Float64Array) => x.reduce((all, value) => all * value, 1);
export const elementwise = (each: (x: number) => number) => (x: Float64Array) => weighed(Array.from(x, each));
