import { argmax, type LabelMap, labelMap, oneHot, type Tensor, tensor } from "softdice";

/** Voxels along x, y and z. */
export const SHAPE = [160, 128, 64] as const;
export const NAMES = ["background", "torso", "liver", "spleen", "left kidney", "right kidney"] as const;

const CLASSES = NAMES.length;
const [NX, NY, NZ] = SHAPE;

/** Centre and half-axes of an ellipsoid, as parts of the volume. */
interface Ellipsoid {
  readonly label: number;
  readonly centre: readonly [number, number, number];
  readonly axes: readonly [number, number, number];
}

const BODY: readonly Ellipsoid[] = [
  { label: 1, centre: [0.5, 0.5, 0.5], axes: [0.44, 0.4, 0.62] },
  { label: 2, centre: [0.33, 0.45, 0.55], axes: [0.16, 0.2, 0.26] },
  { label: 3, centre: [0.73, 0.58, 0.6], axes: [0.07, 0.11, 0.17] },
  { label: 4, centre: [0.66, 0.68, 0.36], axes: [0.05, 0.07, 0.16] },
  { label: 5, centre: [0.36, 0.69, 0.33], axes: [0.05, 0.07, 0.16] },
];

/** A torso with four organs; the seed moves and stretches them a little. */
export function phantom(seed: number): LabelMap {
  const random = mulberry32(seed);
  const near = (value: number, part: number) => value * (1 + part * (random() - 0.5));
  const body = BODY.map(({ label, centre, axes }) => ({
    label,
    centre: centre.map((part, axis) => near(part, 0.04) * SHAPE[axis]!),
    axes: axes.map((part, axis) => near(part, 0.1) * SHAPE[axis]!),
  }));
  const labels = new Uint8Array(NX * NY * NZ);
  forEachVoxel((x, y, z, at) => {
    for (const { label, centre, axes } of body) {
      const distance = [x, y, z].reduce(
        (sum, place, axis) => sum + ((place - centre[axis]!) / axes[axis]!) ** 2,
        0,
      );
      if (distance < 1) labels[at] = label;
    }
  });
  return labelMap(labels, [...SHAPE]);
}

/** A plausible wrong prediction: the truth moved by two voxels, its organs eroded by one, then blurred. */
export function predict(truth: LabelMap): { probabilities: Tensor; labels: LabelMap } {
  const eroded = erode(shift(truth.data, 2, 1, 0));
  const hot = oneHot(labelMap(eroded, [...SHAPE]), CLASSES).data;
  const blurred = [NZ * NY * CLASSES, NZ * CLASSES, CLASSES].reduce(
    (values, step) => blurAlong(values, step),
    hot,
  );
  const probabilities = tensor(blurred, [...SHAPE, CLASSES]);
  return { probabilities, labels: argmax(probabilities) };
}

/** Every voxel with its place in memory; z runs fastest. */
function forEachVoxel(visit: (x: number, y: number, z: number, at: number) => void): void {
  for (let x = 0, at = 0; x < NX; x++)
    for (let y = 0; y < NY; y++) for (let z = 0; z < NZ; z++) visit(x, y, z, at++);
}

function shift(labels: ArrayLike<number>, dx: number, dy: number, dz: number): Uint8Array {
  const moved = new Uint8Array(labels.length);
  forEachVoxel((x, y, z, at) => {
    const [fromX, fromY, fromZ] = [x - dx, y - dy, z - dz];
    if (fromX >= 0 && fromY >= 0 && fromZ >= 0) moved[at] = labels[(fromX * NY + fromY) * NZ + fromZ]!;
  });
  return moved;
}

/** Organs lose the voxels that touch another label; torso takes their place. */
function erode(labels: Uint8Array): Uint8Array {
  const inner = labels.slice();
  const steps = [1, -1, NZ, -NZ, NZ * NY, -NZ * NY];
  labels.forEach((label, at) => {
    if (label > 1 && steps.some((step) => labels[at + step] !== label)) inner[at] = 1;
  });
  return inner;
}

/** A mean over three neighbours `step` apart: of values that sum to 1 over the classes, it sums to 1 again. */
function blurAlong(values: Float32Array | Float64Array, step: number): Float32Array {
  const blurred = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    blurred[at] = (value + (values[at - step] ?? value) + (values[at + step] ?? value)) / 3;
  }
  return blurred;
}

/** Uniform numbers in [0, 1): Tommy Ettinger's Mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
