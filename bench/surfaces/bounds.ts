import { parseArgs } from "node:util";
import {
  averageSurfaceDistance,
  distanceBounds,
  hausdorffDistance,
  type LabelMap,
  labelMap,
  surfaceDistances,
} from "../../src/index.ts";
import { mulberry32 } from "../../src/kernels/sampling/random.ts";

type Vector = readonly [number, number, number];

/** Two solids whose distance is known: whether a place is inside each, the Hausdorff distance, and the average where it is known. */
interface Pair {
  readonly kind: string;
  readonly first: (place: Vector) => boolean;
  readonly second: (place: Vector) => boolean;
  readonly hausdorff: number;
  readonly average: number | undefined;
}

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value));

/** All points within a radius of a core: a point, a segment, a circle or a plate. A second radius gives a parallel surface. */
function parallel(kind: string, core: (place: Vector) => number, radius: number, gap: number): Pair {
  return {
    kind,
    first: (place) => core(place) <= radius,
    second: (place) => core(place) <= radius + gap,
    hausdorff: gap,
    average: gap,
  };
}

/** A random rotation: two unit vectors and the one across both. */
function frame(random: () => number): readonly [Vector, Vector, Vector] {
  const unit = (v: Vector): Vector => v.map((part) => part / Math.sqrt(dot(v, v))) as unknown as Vector;
  const draw = (): Vector => [random() - 0.5, random() - 0.5, random() - 0.5];
  const u = unit(draw());
  const w = draw();
  const v = unit(w.map((part, k) => part - dot(u, w) * u[k]!) as unknown as Vector);
  return [u, v, [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]];
}

function drawPair(random: () => number, index: number): Pair {
  const [u, v, w] = frame(random);
  const gap = 0.2 + 3.8 * random();
  const radius = 5 + 4 * random();
  const local = (p: Vector): Vector => [dot(p, u), dot(p, v), dot(p, w)];
  switch (index % 5) {
    case 0:
      return parallel("spheres", (p) => Math.sqrt(dot(p, p)), radius, gap);
    case 1:
      return parallel(
        "tubes",
        (p) => {
          const [x, y, z] = local(p);
          return Math.hypot(x - clamp(x, 7), y, z);
        },
        radius - 1,
        gap,
      );
    case 2:
      return parallel(
        "tori",
        (p) => {
          const [x, y, z] = local(p);
          return Math.hypot(Math.hypot(x, y) - 10, z);
        },
        4 + random(),
        Math.min(gap, 3),
      );
    case 3:
      return parallel(
        "tilted slabs",
        (p) => {
          const [x, y, z] = local(p);
          return Math.hypot(x - clamp(x, 7), y - clamp(y, 5), z);
        },
        4 + 2 * random(),
        gap,
      );
    default: {
      // Of two equal convex solids one is moved: the Hausdorff distance is the length of the move.
      const axes = [5 + 6 * random(), 5 + 6 * random(), 5 + 6 * random()];
      const isInside = (p: Vector) => local(p).reduce((sum, part, k) => sum + (part / axes[k]!) ** 2, 0) <= 1;
      const move = frame(random)[0].map((part) => gap * part) as unknown as Vector;
      return {
        kind: "ellipsoids",
        first: isInside,
        second: (p) => isInside([p[0] - move[0], p[1] - move[1], p[2] - move[2]]),
        hausdorff: gap,
        average: undefined,
      };
    }
  }
}

function rasterize(
  isInside: (place: Vector) => boolean,
  spacing: readonly number[],
  shift: Vector,
): LabelMap {
  const shape = spacing.map((size) => 2 * Math.ceil(20 / size) + 1);
  const labels = new Uint8Array(shape.reduce((product, extent) => product * extent));
  let at = 0;
  const along = (axis: number, index: number) =>
    (index - (shape[axis]! - 1) / 2) * spacing[axis]! + shift[axis]!;
  for (let z = 0; z < shape[0]!; z++)
    for (let y = 0; y < shape[1]!; y++)
      for (let x = 0; x < shape[2]!; x++)
        labels[at++] = Number(isInside([along(0, z), along(1, y), along(2, x)]));
  return labelMap(labels, shape);
}

const SPACINGS = [
  [1, 1, 1],
  [2, 2, 2],
  [0.8, 0.8, 3],
  [5, 0.8, 0.8],
  [1, 2, 4],
  [1.5, 1.5, 1.5],
];
/** Tolerances of surface Dice, in mm; the gaps are up to 4 mm. */
const TOLERANCES = [0.5, 1, 2, 3];
const { values } = parseArgs({
  options: { pairs: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
});
const random = mulberry32(Number(values.seed));
const held = new Map<string, [inside: number, all: number]>();
const widths: number[] = [];
for (let index = 0; index < Number(values.pairs); index++) {
  const { kind, first, second, hausdorff, average } = drawPair(random, index);
  for (const spacing of SPACINGS) {
    const shift = spacing.map((size) => size * (random() - 0.5)) as unknown as Vector;
    const maps = [first, second].map((one) => rasterize(one, spacing, shift));
    const distances = surfaceDistances(maps[0]!, maps[1]!, { classes: 2, spacing, boundary: "mesh" });
    const count = (score: string, truth: number, { low, high }: { low: number; high: number }) => {
      const key = `${kind}, ${score}`;
      const [inside, all] = held.get(key) ?? [0, 0];
      held.set(key, [inside + Number(low <= truth && truth <= high), all + 1]);
      if (score !== "surface Dice") widths.push((high - low) / distances.voxel!.diagonal);
    };
    count("HD", hausdorff, distanceBounds(distances, { percentile: 100 })[0]!);
    if (average === undefined) continue;
    count("HD95", average, distanceBounds(distances, { percentile: 95 })[0]!);
    // Of parallel surfaces all lies within a tolerance, or nothing.
    for (const tolerance of TOLERANCES)
      count("surface Dice", Number(average <= tolerance), distanceBounds(distances, { tolerance })[0]!);
    count("ASSD", average, distanceBounds(distances, { direction: "symmetric" })[0]!);
    if (hausdorffDistance(distances) < averageSurfaceDistance(distances))
      throw new RangeError("the mean exceeds the maximum");
  }
}
let [inside, all] = [0, 0];
for (const [key, [within, count]] of held) {
  inside += within;
  all += count;
  console.log(`${key}: truth inside in ${within} of ${count}`);
}
widths.sort((a, b) => a - b);
const share = inside / all;
console.log(
  `${values.pairs} pairs × ${SPACINGS.length} spacings, seed ${values.seed}: ${(100 * share).toFixed(2)} % inside, median width of distances ${widths[widths.length >> 1]!.toFixed(2)} diagonals`,
);
process.exitCode = share >= 0.99 ? 0 : 1;
