/**
 * Uniform numbers in [0, 1), the same in every engine (Marsaglia's xorshift32). They are multiples of 2⁻²⁴
 * and so exact in float32: a float64 reference sees the very numbers that the subjects see.
 */
export function uniform(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 8) / 2 ** 24;
  };
}

/** A standard normal number (Box and Muller). */
export function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function probabilities(voxels: number, seed: number): Float32Array<ArrayBuffer> {
  const next = uniform(seed);
  return Float32Array.from({ length: voxels }, next);
}

export function binaryMask(voxels: number, seed: number): Float32Array<ArrayBuffer> {
  const next = uniform(seed);
  return Float32Array.from({ length: voxels }, () => (next() < 0.3 ? 1 : 0));
}

export interface LabelPair {
  prediction: Uint8Array;
  target: Uint8Array;
}

/** Every voxel of both maps drawn alone: no runs, and the maps agree by chance only. */
export function randomLabels(voxels: number, classes: number, seed: number): LabelPair {
  const next = uniform(seed);
  const draw = () => Uint8Array.from({ length: voxels }, () => next() * classes);
  return { prediction: draw(), target: draw() };
}

/** Runs of 1 to 8 voxels, drawn for each map alone. */
export function shortRuns(voxels: number, classes: number, seed: number): LabelPair {
  const next = uniform(seed);
  const draw = () => {
    const labels = new Uint8Array(voxels);
    for (let start = 0; start < voxels; ) {
      const end = start + 1 + Math.floor(next() * 8);
      labels.fill(next() * classes, start, end);
      start = end;
    }
    return labels;
  };
  return { prediction: draw(), target: draw() };
}

/**
 * A label volume and a good segmentation of it, read row by row: background runs of up to 600 voxels, object
 * runs of up to 80, and edges that are at most 2 voxels apart between the maps.
 */
export function labelVolume(voxels: number, classes: number, seed: number): LabelPair {
  const next = uniform(seed);
  const prediction = new Uint8Array(voxels);
  const target = new Uint8Array(voxels);
  let background = true;
  let edge = 0;
  for (let start = 0; start < voxels; background = !background) {
    const end = start + 5 + Math.floor(next() * (background ? 595 : 75));
    const predictedEnd = end - 2 + Math.floor(next() * 5);
    const label = background ? 0 : 1 + Math.floor(next() * (classes - 1));
    target.fill(label, start, end);
    prediction.fill(label, edge, predictedEnd);
    start = end;
    edge = predictedEnd;
  }
  return { prediction, target };
}
