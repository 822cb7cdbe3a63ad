/** The programs of the figures of chapters 9 and 10. Each is complete, runs in Node as it is, and prints what its figure shows. */

import { short } from "./gradients.ts";

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const within = ({ x, y, radius }: Disc) => `Math.hypot(x - ${short(x)}, y - ${short(y)}) <= ${short(radius)}`;

export function breakAScore(target: Disc, prediction: Disc, hole: number): string {
  const inHole = hole > 0 ? ` && !(${within({ ...prediction, radius: hole })})` : "";
  return `import { countOverlap, diceScore, jaccardScore, labelMap } from "softdice";

const mask = (inside) =>
  labelMap(Uint8Array.from({ length: 128 * 128 }, (_, k) => (inside((k % 128) + 0.5, Math.floor(k / 128) + 0.5) ? 1 : 0)));
const target = mask((x, y) => ${within(target)});
const prediction = mask((x, y) => ${within(prediction)}${inHole});

const counts = countOverlap(prediction, target, { classes: 2 });
console.log("Dice", diceScore(counts, { includeBackground: false }));
console.log("Jaccard", jaccardScore(counts, { includeBackground: false }));`;
}

export function lossAndScore(p: number): string {
  return `import { countOverlap, diceLoss, diceScore, labelMap, tensor } from "softdice";

// An object of 100 pixels, predicted ${short(p)} each, and nothing elsewhere.
const target = new Float64Array(200).fill(1, 0, 100);
const prediction = target.map((t) => ${short(p)} * t);
const loss = diceLoss(tensor(prediction, [1, 200]), tensor(target, [1, 200]), { classAxis: null, smooth: 0 });
console.log("loss", loss.item());

const mask = (values) => labelMap(Uint8Array.from(values, (value) => (value > 0.5 ? 1 : 0)), [200]);
const counts = countOverlap(mask(prediction), mask(target), { classes: 2 });
console.log("Dice of the mask", diceScore(counts, { includeBackground: false }));`;
}

export function overAndUnder(size: number, k: number): string {
  return `import { diceScore } from "softdice";

const dice = (missed, extra) =>
  diceScore(
    { intersection: [0, ${size} - missed], predicted: [0, ${size} - missed + extra], actual: [0, ${size}], voxels: 1e6 },
    { includeBackground: false },
  );
console.log("${k} missed", dice(${k}, 0));
console.log("${k} too many", dice(0, ${k}));`;
}

export function slicesAndGap(slice: number, gap: number): string {
  return `import { averageSurfaceDistance, distanceBounds, hausdorffDistance, labelMap, surfaceDistances } from "softdice";

// Two spheres around one point, in slices of ${short(slice)} mm.
const reach = 10 + ${short(gap)} + 1;
const spacing = [${short(slice)}, 1, 1];
const shape = spacing.map((size) => 2 * Math.ceil(reach / size) + 1);
const sphere = (radius) => labelMap(Uint8Array.from({ length: shape[0] * shape[1] * shape[2] }, (_, k) => {
  const place = [Math.floor(k / shape[1] / shape[2]), Math.floor(k / shape[2]) % shape[1], k % shape[2]];
  const away = place.map((index, axis) => (index - (shape[axis] - 1) / 2) * spacing[axis] - [0.13, 0.27, 0.31][axis]);
  return Math.hypot(...away) <= radius ? 1 : 0;
}), shape);

for (const boundary of ["voxels", "area", "mesh"]) {
  const distances = surfaceDistances(sphere(10), sphere(10 + ${short(gap)}), { classes: 2, spacing, boundary });
  console.log(boundary, hausdorffDistance(distances), averageSurfaceDistance(distances));
  if (boundary === "mesh") console.log(distanceBounds(distances, { percentile: 100 })[0].verdict);
}`;
}

export function voxelCounter(voxels: number): string {
  return `import { mergeCounts } from "softdice";

// A counter of float32, asked to add one more.
const voxels = ${voxels};
const stored = Math.fround(Math.min(voxels, 2 ** 24));
console.log("float32 reaches", stored, "and one more makes", Math.fround(stored + 1));

const part = { intersection: [voxels], predicted: [voxels], actual: [voxels], voxels };
const one = { intersection: [1], predicted: [1], actual: [1], voxels: 1 };
console.log("softdice counts", mergeCounts(part, one).voxels);`;
}

export function drownedEpsilon(epsilon: number, sum: number): string {
  return `import { diceLoss, tensor } from "softdice";

const [epsilon, sum] = [${short(epsilon)}, ${sum}];
console.log("float32 keeps ε:", Math.fround(sum + epsilon) !== Math.fround(sum));

// The sums of softdice are float64: an empty target and a prediction of Σp = ${sum}.
const pixels = Math.max(1, Math.min(100_000, sum));
const loss = diceLoss(tensor(new Float64Array(pixels).fill(1), [1, pixels]), tensor(new Float64Array(pixels), [1, pixels]), {
  classAxis: null,
  smooth: epsilon,
}).item();
console.log("1 − loss of the empty picture", 1 - loss, "ε/(Σp + ε)", epsilon / (pixels + epsilon));`;
}
