/**
 * The programs of the figures of chapters 1 to 4. Each is complete, runs in Node as it is, and prints what its figure shows.
 */

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A number for code, with six digits. */
export function short(x: number): string {
  return String(Number(x.toPrecision(6)));
}

const PICTURE =
  "const picture = (value) => Float64Array.from({ length: 4096 }, (_, k) => value((k % 64) + 0.5, Math.floor(k / 64) + 0.5));";

const within = ({ x, y, radius }: Disc) => `Math.hypot(x - ${short(x)}, y - ${short(y)}) <= ${short(radius)}`;

const smoothOf = (epsilon: number, place: string) =>
  place === "both"
    ? short(epsilon)
    : `{ numerator: ${place === "numerator" ? short(epsilon) : 0}, denominator: ${place === "numerator" ? 0 : short(epsilon)} }`;

export function dragDisc(target: Disc, disc: Disc, edge: number, inLogits: boolean): string {
  const loss = `diceLoss(x, target, { classAxis: null, smooth: 0${inLogits ? ', activation: "sigmoid"' : ""} })`;
  return `import { diceLoss, sigmoid, tensor, valueAndGrad } from "softdice";

${PICTURE}
const target = tensor(picture((x, y) => (${within(target)} ? 1 : 0)), [1, 4096]);
const logits = tensor(picture((x, y) => (${short(disc.radius)} - Math.hypot(x - ${short(disc.x)}, y - ${short(disc.y)})) / ${short(edge)}), [1, 4096]);

const { value, gradient } = valueAndGrad((x) => ${loss})(${inLogits ? "logits" : "sigmoid(logits)"});
console.log("Dice", 1 - value.item());
console.log("values", new Set(gradient.data).size);
console.log("pull", Math.min(...gradient.data), "push", Math.max(...gradient.data));`;
}

export function ratioCurve(dice: number): string {
  return `import { diceLoss, tensor, valueAndGrad } from "softdice";

// 16 pixels of 64 are target; predicted so that Dice is ${short(dice)}.
const target = tensor(new Float64Array(64).fill(1, 0, 16), [1, 64]);
const prediction = tensor(new Float64Array(64).fill(${short(dice)} / (2 - ${short(dice)}), 0, 16), [1, 64]);

const { gradient } = valueAndGrad((p) => diceLoss(p, target, { classAxis: null, smooth: 0 }))(prediction);
console.log("ratio", -Math.min(...gradient.data) / Math.max(...gradient.data));`;
}

export function farPixel(target: Disc, spot: Disc): string {
  return `import { diceLoss, tensor, valueAndGrad } from "softdice";

${PICTURE}
const target = tensor(picture((x, y) => (${within(target)} ? 1 : 0)), [1, 4096]);
const predicted = (x, y) => ${within({ ...target, x: target.x + 2 })} || ${within(spot)};
const prediction = tensor(picture((x, y) => (predicted(x, y) ? 0.9 : 0.05)), [1, 4096]);

const { gradient } = valueAndGrad((p) => diceLoss(p, target, { classAxis: null, smooth: 0 }))(prediction);
console.log("spot", gradient.data[${64 * Math.floor(spot.y) + Math.floor(spot.x)}], "corner", gradient.data[4095]);`;
}

export function pullByLogit(z: number): string {
  return `import { binaryCrossEntropyLoss, diceLoss, full, grad, tensor } from "softdice";

// 50 pixels of 1,024 are target.
const target = tensor(new Float64Array(1024).fill(1, 0, 50), [1, 1024]);
const logits = full([1, 1024], ${short(z)});
const options = { classAxis: null, activation: "sigmoid" };

const pullOf = (loss) => Math.abs(grad(loss)(logits).data[0]);
const dice = pullOf((z) => diceLoss(z, target, { ...options, smooth: 0 }));
const crossEntropy = pullOf((z) => binaryCrossEntropyLoss(z, target, options));
console.log("Dice", dice);
console.log("cross entropy", crossEntropy, "ratio", crossEntropy / dice);`;
}

export function escapeRace(z: number, limit: number): string {
  return `import { diceLoss, grad, logDiceLoss, tensor } from "softdice";

const target = tensor(new Float64Array(1024).fill(1, 0, 50), [1, 1024]);
const options = { classAxis: null, smooth: 0, activation: "sigmoid" };
for (const [name, loss] of [["log Dice", logDiceLoss], ["Dice", diceLoss]]) {
  const logits = new Float64Array(1024).fill(${short(z)});
  let step = 0;
  // Escaped: a target pixel is above one half.
  while (logits[0] < 0 && step < ${limit}) {
    const gradient = grad((x) => loss(x, target, options))(tensor(logits, [1, 1024]));
    for (let k = 0; k < 1024; k++) logits[k] -= 10 * gradient.data[k];
    step++;
  }
  console.log(name, logits[0] < 0 ? "is still on the wrong side" : "escapes", "after", step);
}`;
}

export function smoothPlane(size: number, epsilon: number, place: string): string {
  return `import { diceLoss, full, grad, sum, tensor } from "softdice";

const pixels = 256 * 256;
const target = tensor(new Float64Array(pixels).fill(1, 0, ${size}), [1, pixels]);
const half = full([1, pixels], 0.5, { dtype: "float64" });

const gradient = grad((p) => diceLoss(p, target, { classAxis: null, smooth: ${smoothOf(epsilon, place)} }))(half);
console.log("push on everything", sum(gradient).item());`;
}

export function collapseRun(epsilon: number, place: string, empties: boolean, batch: boolean): string {
  return `import { diceLoss, tensor, valueAndGrad } from "softdice";

// A smaller run of the same model: p = σ(a·x + b), 8 pictures of 1,024 pixels, plain descent on all of them.
const [pictures, pixels] = [8, 1024];
const size = (k) => (${empties} && k % 2 === 1 ? 0 : 6 + 4 * k);
const target = new Float64Array(pictures * pixels);
for (let k = 0; k < pictures; k++) target.fill(1, k * pixels, k * pixels + size(k));
const noise = (k) => 2 * ((43758.5453 * Math.abs(Math.sin(12.9898 * k + 1))) % 1) - 1;
const input = target.map((t, k) => t + 1.2 * noise(k));

const options = { classAxis: null, activation: "sigmoid", smooth: ${smoothOf(epsilon, place)}${batch ? ", batch: true" : ""} };
const step = valueAndGrad((z) => diceLoss(z, tensor(target, [pictures, pixels]), options));
let [a, b] = [0.1, 0];
for (let k = 0; k < 160; k++) {
  const { data } = step(tensor(input.map((x) => a * x + b), [pictures, pixels])).gradient;
  const slopes = [data.reduce((sum, g, i) => sum + g * input[i], 0), data.reduce((sum, g) => sum + g, 0)];
  const length = Math.hypot(...slopes) || 1;
  [a, b] = [a - (0.1 * slopes[0]) / length, b - (0.1 * slopes[1]) / length];
}
let [both, predicted, actual] = [0, 0, 0];
input.forEach((x, k) => { const p = a * x + b > 0; both += p && target[k]; predicted += p; actual += target[k]; });
console.log("a", a, "b", b, "Dice of all pixels", (2 * both) / (predicted + actual));`;
}

export function emptySlope(sum: number, epsilon: number): string {
  return `import { diceLoss, full, grad, zeros } from "softdice";

// An empty picture of 100 pixels, of which ${short(sum)} are painted in all.
const prediction = full([1, 100], ${short(sum)} / 100, { dtype: "float64" });
const gradient = grad((p) => diceLoss(p, zeros([1, 100]), { classAxis: null, smooth: ${short(epsilon)} }))(prediction);
console.log("gradient at each pixel", gradient.data[0]);`;
}

export function fourPictures(epsilon: number, batch: boolean): string {
  return `import { diceLoss, tensor, valueAndGrad } from "softdice";

// Four pictures of 16 × 16: a large object, a small one, none, and one that is missed. Centre and radius of each disc.
const pictures = (discs, value) => tensor(Float64Array.from({ length: 1024 }, (_, k) => {
  const [x, y, radius] = discs[k >> 8];
  return value(radius - Math.hypot((k % 16) + 0.5 - x, ((k >> 4) % 16) + 0.5 - y));
}), [4, 256]);
const target = pictures([[8, 8, 5], [5, 10, 2], [0, 0, 0], [11, 11, 3]], (inside) => (inside >= 0 ? 1 : 0));
const prediction = pictures([[8.5, 8.5, 5], [5.5, 10, 2.2], [11, 5, 2], [4, 4, 2]], (inside) => 1 / (1 + Math.exp(-2 * inside)));

const options = { classAxis: null, smooth: ${short(epsilon)}${batch ? ", batch: true" : ""} };
const { value, gradient } = valueAndGrad((p) => diceLoss(p, target, options))(prediction);
console.log("loss", value.item());
for (let k = 0; k < 4; k++) console.log("largest push of picture", k + 1, Math.max(...gradient.data.slice(256 * k, 256 * (k + 1))));`;
}

export function joinClasses(average: string, lesion: boolean, background: boolean): string {
  const name = average === "generalized" ? "generalizedDiceLoss" : "diceLoss";
  const options = `{ smooth: 1e-5${average === "micro" ? ', average: "micro"' : ""}${background ? "" : ", includeBackground: false"} }`;
  return `import { ${name}, tensor, valueAndGrad } from "softdice";

// Background, an organ and ${lesion ? "a lesion in it" : "no lesion"}, in a picture of 32 × 32.
const [side, shape] = [32, [1, 32 * 32, 3]];
const target = new Float64Array(3 * side * side);
const prediction = new Float64Array(3 * side * side);
for (let k = 0; k < side * side; k++) {
  const depth = (x, y, radius) => radius - Math.hypot((k % side) + 0.5 - x, Math.floor(k / side) + 0.5 - y);
  target[3 * k + (${lesion ? "depth(19, 13, 2.5) >= 0 ? 2 : " : ""}depth(16, 17, 9) >= 0 ? 1 : 0)] = 1;
  const organ = Math.exp(2 * depth(17, 16, 8.5));
  const powers = [1, organ, (1 + organ) * Math.exp(2 * depth(20, 14.5, 2))];
  const sum = powers[0] + powers[1] + powers[2];
  for (let c = 0; c < 3; c++) prediction[3 * k + c] = powers[c] / sum;
}

const loss = (p) => ${name}(p, tensor(target, shape), ${options});
const { value, gradient } = valueAndGrad(loss)(tensor(prediction, shape));
console.log("loss", value.item());

// The pulls on the pixels of each class.
const pulls = [0, 0, 0];
gradient.data.forEach((g, i) => (pulls[i % 3] -= g * target[i]));
const total = pulls[0] + pulls[1] + pulls[2];
console.log("background", pulls[0] / total, "organ", pulls[1] / total, "lesion", pulls[2] / total);`;
}

export function pooledScore(small: number): string {
  return `import { diceScore } from "softdice";

// Class 1: 1,000 pixels, all found. Class 2: ${small} pixels, all missed.
const counts = { intersection: [0, 1000, 0], predicted: [${small}, 1000, 0], actual: [0, 1000, ${small}], voxels: ${1000 + small} };
console.log("all voxels in one ratio", diceScore(counts, { average: "micro", includeBackground: false }));
console.log("mean of two ratios", diceScore(counts, { average: "macro", includeBackground: false }));`;
}
