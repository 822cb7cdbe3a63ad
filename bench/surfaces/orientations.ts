import { parseArgs } from "node:util";
import {
  averageSurfaceDistance,
  type DirectedDistances,
  hausdorffDistance,
  labelMap,
  type SurfaceBoundary,
  surfaceDiceScore,
  surfaceDistances,
} from "../../src/index.ts";
import { mulberry32 } from "../../src/kernels/sampling/random.ts";

/** Shapes of twenty lesions, of which nineteen are found: exactly 95 % of the surface lies at distance 0. */
const LESIONS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  single: [[0, 0, 0]],
  pair: [
    [0, 0, 0],
    [0, 0, 1],
  ],
  L: [
    [0, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
  ],
  block: [0, 1, 2, 3, 4, 5, 6, 7].map((k) => [k >> 2, (k >> 1) & 1, k & 1]),
  T: [
    [0, 0, 0],
    [0, 0, 1],
    [0, 0, 2],
    [0, 1, 1],
    [1, 0, 1],
  ],
  plus: [
    [1, 1, 1],
    [0, 1, 1],
    [2, 1, 1],
    [1, 0, 1],
    [1, 2, 1],
    [1, 1, 0],
    [1, 1, 2],
  ],
};

const SPACINGS = [
  [1, 1, 1],
  [0.7, 0.7, 0.7],
  [3, 0.7, 0.7],
  [3, 0.8, 0.8],
  [5, 0.782, 0.782],
  [2.5, 0.9, 0.9],
  [1.5, 0.977, 0.977],
  [1.25, 0.742, 0.742],
  [3, 0.684, 0.684],
  [2, 0.781, 0.781],
];

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

interface Volume {
  readonly shape: readonly number[];
  readonly spacing: readonly number[];
  readonly prediction: Uint8Array;
  readonly target: Uint8Array;
}

/** The volume in one of the 48 orientations: axes in another order, those with a bit in `flips` reversed. */
function oriented(
  { shape, spacing, prediction, target }: Volume,
  order: readonly number[],
  flips: number,
): Volume {
  const to = order.map((axis) => shape[axis]!);
  const move = (from: Uint8Array) => {
    const moved = new Uint8Array(from.length);
    const at = [0, 0, 0];
    for (let k = 0; k < moved.length; k++) {
      const place = [Math.floor(k / (to[1]! * to[2]!)), Math.floor(k / to[2]!) % to[1]!, k % to[2]!];
      for (const [axis, source] of order.entries())
        at[source] = (flips >> axis) & 1 ? to[axis]! - 1 - place[axis]! : place[axis]!;
      moved[k] = from[(at[0]! * shape[1]! + at[1]!) * shape[2]! + at[2]!]!;
    }
    return moved;
  };
  return {
    shape: to,
    spacing: order.map((axis) => spacing[axis]!),
    prediction: move(prediction),
    target: move(target),
  };
}

/** Every score, and every distance with its size, as text: equal if and only if all bits are. */
function resultOf(
  { shape, spacing, prediction, target }: Volume,
  boundary: SurfaceBoundary,
  unit = 1,
): string {
  const distances = surfaceDistances(labelMap(prediction, shape), labelMap(target, shape), {
    classes: 2,
    spacing: spacing.map((size) => size * unit),
    boundary,
  });
  const sizeUnit = boundary === "voxels" ? 1 : unit ** 2;
  const listed = (one: DirectedDistances) => [
    ...one.distances.map((distance) => distance / unit),
    ...one.sizes.map((size) => size / sizeUnit),
  ];
  const { prediction: ours, target: theirs } = distances.classes[1]!;
  return JSON.stringify([
    ...[100, 95, 90, 75, 50].map((percentile) => hausdorffDistance(distances, { percentile }) / unit),
    averageSurfaceDistance(distances) / unit,
    ...[0.5, 1, 2].map((tolerance) => surfaceDiceScore(distances, { tolerance: tolerance * unit })),
    listed(ours),
    listed(theirs),
  ]);
}

function lesions(voxels: readonly (readonly number[])[], spacing: readonly number[]): Volume {
  const shape = [5, 5, 150];
  const [prediction, target] = [new Uint8Array(3750), new Uint8Array(3750)];
  for (let lesion = 0; lesion < 20; lesion++) {
    for (const [z, y, x] of voxels as [number, number, number][]) {
      const at = ((1 + z) * 5 + 1 + y) * 150 + (lesion < 19 ? 1 + 6 * lesion : 144) + x;
      prediction[at] = 1;
      if (lesion < 19) target[at] = 1;
    }
  }
  return { shape, spacing, prediction, target };
}

function randomVolume(random: () => number): Volume {
  const shape = [0, 1, 2].map(() => 2 + Math.floor(4 * random()));
  const spacing =
    random() < 0.5
      ? SPACINGS[Math.floor(SPACINGS.length * random())]!
      : [0, 1, 2].map(() => 0.1 + 4 * random());
  const voxels = shape.reduce((product, extent) => product * extent);
  const share = 0.1 + 0.6 * random();
  const prediction = Uint8Array.from({ length: voxels }, () => Number(random() < share));
  const target = prediction.map((label) => (random() < 0.15 ? 1 - label : label));
  return { shape, spacing, prediction, target };
}

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    boundary: { type: "string", multiple: true, default: ["area", "voxels", "mesh"] },
  },
});
let failed = 0;
for (const boundary of values.boundary as SurfaceBoundary[]) {
  let different = 0;
  let wrong = 0;
  for (const voxels of Object.values(LESIONS)) {
    for (const spacing of SPACINGS) {
      const volume = lesions(voxels, spacing);
      const want = resultOf(volume, boundary);
      const same = ORDERS.every((order) =>
        [0, 1, 2, 3, 4, 5, 6, 7].every(
          (flips) => resultOf(oriented(volume, order, flips), boundary) === want,
        ),
      );
      different += Number(!same);
      wrong += Number(JSON.parse(want)[1] !== 0 && boundary === "area");
    }
  }
  console.log(
    `${boundary}: lesions, 6 shapes × 10 spacings × 48 orientations: ${different} of 60 differ, HD95 is not 0 in ${wrong}`,
  );
  const random = mulberry32(Number(values.seed));
  let differences = 0;
  for (let pair = 0; pair < Number(values.pairs); pair++) {
    const volume = randomVolume(random);
    const want = resultOf(volume, boundary);
    // One orientation of the 47 others, and a unit that is a power of two, for each pair.
    const [order, flips] = [ORDERS[Math.floor(6 * random())]!, Math.floor(8 * random())];
    const unit = 2 ** (Math.floor(41 * random()) - 20);
    const got = resultOf(oriented(volume, order, flips), boundary, unit);
    if (got !== want) differences++;
  }
  console.log(`${boundary}: ${values.pairs} random pairs, seed ${values.seed}: ${differences} differ`);
  failed += different + wrong + differences;
}
process.exitCode = failed === 0 ? 0 : 1;
