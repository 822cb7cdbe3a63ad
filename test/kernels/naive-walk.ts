/** Coordinates of every element of a space, row-major: one counter an axis, as slow as it is plain. */
export function coordinatesIn(space: readonly number[]): number[][] {
  let all: number[][] = [[]];
  for (const extent of space) {
    all = all.flatMap((front) => Array.from({ length: extent }, (_, at) => [...front, at]));
  }
  return all;
}

/** Where an element of the space lies in an array of `shape`, which broadcasts to it. */
export function positionIn(shape: readonly number[], coordinates: readonly number[]): number {
  let position = 0;
  shape.forEach((extent, axis) => {
    const at = coordinates[axis + coordinates.length - shape.length]!;
    position = position * extent + (extent === 1 ? 0 : at);
  });
  return position;
}
