import { uniform } from "../inputs/inputs.ts";

/** Probabilities and a target of 0 and 1. */
export function binaryInputs(voxels: number) {
  const next = uniform(3);
  return {
    prediction: Float32Array.from({ length: voxels }, next),
    target: Float32Array.from({ length: voxels }, () => (next() < 0.3 ? 1 : 0)),
  };
}

/** Logits from −3 to 3, [batch, classes, voxels], and labels. */
export function logitInputs(batch: number, classes: number, voxels: number) {
  const next = uniform(3);
  return {
    logits: Float32Array.from({ length: batch * classes * voxels }, () => 6 * next() - 3),
    labels: Uint8Array.from({ length: batch * voxels }, () => classes * next()),
  };
}

/** Two maps of runs of 8 labels, the second moved by up to two voxels at each edge. */
export function mapInputs(voxels: number) {
  const next = uniform(1);
  const prediction = new Uint8Array(voxels);
  const target = new Uint8Array(voxels);
  let edge = 0;
  for (let start = 0, background = true; start < voxels; background = !background) {
    const end = start + 5 + Math.floor(next() * (background ? 595 : 75));
    const moved = end - 2 + Math.floor(next() * 5);
    const label = background ? 0 : 1 + Math.floor(7 * next());
    target.fill(label, start, end);
    prediction.fill(label, edge, moved);
    start = end;
    edge = moved;
  }
  return { prediction, target };
}
