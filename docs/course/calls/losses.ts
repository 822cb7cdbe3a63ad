/** The programs of the figures of chapters 5 to 8. Each is complete, runs in Node as it is, and prints what its figure shows. */

import { short } from "./gradients.ts";

export function bestConstant(loss: string, share: number): string {
  const [name, options] =
    loss === "cross-entropy"
      ? ["binaryCrossEntropyLoss", ""]
      : ["diceLoss", `, smooth: 0${loss === "v-net" ? ", squared: true" : ""}`];
  return `import { ${name}, full, tensor } from "softdice";

const target = tensor(new Float64Array(1000).fill(1, 0, ${Math.round(1000 * share)}), [1, 1000]);
const lossOf = (c) => ${name}(full([1, 1000], c, { dtype: "float64" }), target, { classAxis: null${options} }).item();

let best = 0.001;
for (let c = 0.001; c <= 1; c += 0.001) if (lossOf(c) < lossOf(best)) best = c;
console.log("best constant", best, "loss", lossOf(best));`;
}

export function largeBackground(pixels: number, p: number): string {
  return `import { binaryCrossEntropyLoss, diceLoss, full, grad, tensor } from "softdice";

// 100 of ${pixels} pixels are target; all are predicted ${short(p)}.
const target = tensor(new Float64Array(${pixels}).fill(1, 0, 100), [1, ${pixels}]);
const logits = full([1, ${pixels}], Math.log(${short(p)} / ${short(1 - p)}), { dtype: "float64" });

for (const [name, loss, options] of [
  ["Dice", diceLoss, { smooth: 0 }],
  ["cross entropy", binaryCrossEntropyLoss, {}],
]) {
  const { data } = grad((z) => loss(z, target, { classAxis: null, activation: "sigmoid", ...options }))(logits);
  const total = (part) => part.reduce((sum, g) => sum + Math.abs(g), 0);
  console.log(name, "share on the target", total(data.subarray(0, 100)) / total(data));
}`;
}

export function twoHeaps(share: number, spread: number, weight: number): string {
  return `import { diceScore, erf, tensor } from "softdice";

// The shares of both heaps above a cut; a weight w of the target cuts at a probability of 1/(1 + w).
const [share, spread, weight] = [${short(share)}, ${short(spread)}, ${short(weight)}];
const above = (mean, cut) => (1 - erf(tensor([(cut - mean) / spread / Math.SQRT2], [1])).item()) / 2;
const cut = 0.5 + spread ** 2 * Math.log((1 - share) / share / weight);
const [hit, false_] = [share * above(1, cut), (1 - share) * above(0, cut)];

const million = (part) => Math.round(1e6 * part);
const counts = { intersection: [0, million(hit)], predicted: [0, million(hit + false_)], actual: [0, million(share)], voxels: 1e6 };
console.log("Dice", diceScore(counts, { includeBackground: false }), "volume", (hit + false_) / share);`;
}

export function priceTags(hit: number, spill: number, alpha: number, beta: number, gamma: number): string {
  return `import { diceLoss, focalTverskyLoss, grad, jaccardLoss, logDiceLoss, tensor, tverskyLoss } from "softdice";

// 100 of 1,000 pixels are target, predicted ${short(hit)}; the others sum to ${short(spill)} times the target.
const target = tensor(new Float64Array(1000).fill(1, 0, 100), [1, 1000]);
const prediction = tensor(new Float64Array(1000).fill(${short(spill)} / 9).fill(${short(hit)}, 0, 100), [1, 1000]);
const options = { classAxis: null, smooth: 0 };
const [alpha, beta, gamma] = [${short(alpha)}, ${short(beta)}, ${short(gamma)}];

for (const [name, loss, more] of [
  ["Dice", diceLoss, {}],
  ["Jaccard", jaccardLoss, {}],
  ["log Dice", logDiceLoss, {}],
  ["squared Dice", diceLoss, { squared: true }],
  ["Tversky", tverskyLoss, { alpha, beta }],
  ["focal Tversky", focalTverskyLoss, { alpha, beta, gamma }],
]) {
  const { data } = grad((p) => loss(p, target, { ...options, ...more }))(prediction);
  console.log(name, "target", data[0], "other", data[999]);
}`;
}

export function focalCurve(gamma: number): string {
  return `import { focalTverskyLoss, grad, tensor, tverskyLoss } from "softdice";

// How many times the gradient of the Tversky loss its power has, for a bad prediction and for a good one.
const target = tensor(new Float64Array(100).fill(1, 0, 20), [1, 100]);
const options = { classAxis: null, smooth: 0, alpha: 0.3, beta: 0.7 };
for (const p of [0.1, 0.95]) {
  const prediction = tensor(new Float64Array(100).fill(p, 0, 20), [1, 100]);
  const [plain, focal] = [
    grad((x) => tverskyLoss(x, target, options))(prediction),
    grad((x) => focalTverskyLoss(x, target, { ...options, gamma: ${short(gamma)} }))(prediction),
  ];
  console.log("p", p, "multiplier", focal.data[0] / plain.data[0]);
}`;
}

export function costOfMistakes(k: number): string {
  return `import { diceScore } from "softdice";

const dice = (missed, extra) =>
  diceScore(
    { intersection: [0, 100 - missed], predicted: [0, 100 - missed + extra], actual: [0, 100], voxels: 1000 },
    { includeBackground: false },
  );
console.log("missed pixel ${k} costs", dice(${k - 1}, 0) - dice(${k}, 0));
console.log("false pixel ${k} costs", dice(0, ${k - 1}) - dice(0, ${k}));`;
}

export function twoPixelPlane(p1: number, p2: number, squared: boolean): string {
  return `import { diceLoss, tensor, valueAndGrad } from "softdice";

const target = tensor([1, 0], [1, 2]);
const loss = (p) => diceLoss(p, target, { classAxis: null, smooth: 0${squared ? ", squared: true" : ""} });
const { value, gradient } = valueAndGrad(loss)(tensor(new Float64Array([${short(p1)}, ${short(p2)}]), [1, 2]));
console.log("loss", value.item(), "gradient", gradient);`;
}

export function curvatureGauge(p1: number, p2: number, degrees: number): string {
  return `import { diceLoss, hvp, tensor } from "softdice";

// The first pixel is target. How does the loss bend along a direction, ${short(degrees)}° from that of the first?
const pair = (x, y) => tensor(new Float64Array([x, y]), [1, 2]);
const loss = (p) => diceLoss(p, pair(1, 0), { classAxis: null, smooth: 0 });
const angle = (Math.PI * ${short(degrees)}) / 180;
const [x, y] = [Math.cos(angle), Math.sin(angle)];

const { data } = hvp(loss)(pair(${short(p1)}, ${short(p2)}), pair(x, y));
console.log("bend", x * data[0] + y * data[1]);`;
}

export function wantedProbability(core: number, size: number, regions: readonly number[]): string {
  return `import { binaryCrossEntropyLoss, diceLoss, grad, tensor } from "softdice";

// A core that is certain, and regions that an expert calls target with these probabilities.
const [core, size, regions] = [${core}, ${size}, [${regions.join(", ")}]];
const pixels = core + size * regions.length;
const regionOf = Array.from({ length: pixels }, (_, k) => (k < core ? 0 : 1 + Math.floor((k - core) / size)));
const picture = (value) => tensor(Float64Array.from(regionOf, value), [1, pixels]);
let seed = 1;
const random = () => (seed = (48271 * seed) % 2147483647) / 2147483647;

for (const [name, loss, options] of [
  ["cross entropy", binaryCrossEntropyLoss, {}],
  ["squared Dice", diceLoss, { smooth: 0, squared: true }],
  ["Dice", diceLoss, { smooth: 0 }],
]) {
  const logits = [0, ...regions.map(() => 0)];
  for (let step = 0; step < 600; step++) {
    // Each step asks one expert.
    const votes = picture((region) => (region === 0 || random() < regions[region - 1] ? 1 : 0));
    const lossOf = (z) => loss(z, votes, { classAxis: null, activation: "sigmoid", ...options });
    const { data } = grad(lossOf)(picture((region) => logits[region]));
    regionOf.forEach((region, k) => (logits[region] -= 12 * (1 - step / 600) * data[k]));
  }
  console.log(name, ...logits.slice(1).map((z) => 1 / (1 + Math.exp(-z))));
}`;
}

export function coreAndRing(core: number, ring: number, q: number): string {
  return `import { diceScore } from "softdice";

// Mean Dice over 2,000 drawn truths: a core of ${core} pixels, and a ring of ${ring} whose pixels are target with ${short(q)}.
let seed = 1;
const random = () => (seed = (48271 * seed) % 2147483647) / 2147483647;
const sums = { without: 0, with: 0 };
for (let draw = 0; draw < 2000; draw++) {
  let found = 0;
  for (let k = 0; k < ${ring}; k++) found += random() < ${short(q)} ? 1 : 0;
  for (const [name, painted] of [["without", 0], ["with", ${ring}]]) {
    const both = ${core} + (painted ? found : 0);
    const counts = { intersection: [0, both], predicted: [0, ${core} + painted], actual: [0, ${core} + found], voxels: 1000 };
    sums[name] += diceScore(counts, { includeBackground: false, absent: 1 }) / 2000;
  }
}
console.log("without the ring", sums.without, "with it", sums.with);`;
}
