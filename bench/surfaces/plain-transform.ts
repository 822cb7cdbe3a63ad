import type { Shape } from "../inputs/volumes.ts";

/**
 * The exact Euclidean distance transform as it is printed in textbooks: the lower envelope along every line of every axis, in
 * place.
 *
 * @param squares - 0 at sites, Infinity elsewhere; then squared distances
 */
export function plainTransform(squares: Float64Array, shape: Shape, spacing: Shape): void {
  const strides = [shape[1] * shape[2], shape[2], 1];
  for (const [axis, count] of shape.entries()) {
    const stride = strides[axis]!;
    const line = new Float64Array(count);
    for (let outer = 0; outer < squares.length; outer += stride * count) {
      for (let inner = 0; inner < stride; inner++) {
        for (let k = 0; k < count; k++) line[k] = squares[outer + inner + k * stride]!;
        plainLine(squares, outer + inner, stride, line, spacing[axis]! ** 2);
      }
    }
  }
}

function plainLine(out: Float64Array, start: number, step: number, f: Float64Array, weight: number): void {
  const apexes: number[] = [];
  const begins: number[] = [];
  for (let q = 0; q < f.length; q++) {
    if (f[q] === Infinity) continue;
    let begin = -Infinity;
    while (apexes.length > 0) {
      const p = apexes[apexes.length - 1]!;
      begin = (f[q]! + weight * q * q - (f[p]! + weight * p * p)) / (2 * weight * (q - p));
      if (begin > begins[begins.length - 1]!) break;
      apexes.pop();
      begins.pop();
    }
    begins.push(apexes.length === 0 ? -Infinity : begin);
    apexes.push(q);
  }
  if (apexes.length === 0) return;
  for (let x = 0, k = 0; x < f.length; x++) {
    while (k + 1 < apexes.length && begins[k + 1]! < x) k++;
    out[start + x * step] = f[apexes[k]!]! + weight * (x - apexes[k]!) ** 2;
  }
}
