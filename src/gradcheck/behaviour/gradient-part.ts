/** The gradient over a part of the elements. */
export interface GradientPart {
  /** The number of elements in the part. */
  readonly elements: number;
  /** Sum of the gradient. */
  readonly sum: number;
  /** Sum of its magnitudes. */
  readonly magnitude: number;
}

/** Sums the slopes of the elements whose place in `belongs` is not 0. */
export function partOf(slopes: ArrayLike<number>, belongs: Uint8Array): GradientPart {
  let [elements, sum, magnitude] = [0, 0, 0];
  for (let k = 0; k < slopes.length; k++) {
    if (belongs[k] === 0) continue;
    elements++;
    sum += slopes[k]!;
    magnitude += Math.abs(slopes[k]!);
  }
  return { elements, sum, magnitude };
}
