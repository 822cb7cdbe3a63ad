/** The programs of the lab's figures: training, the zoo of bugs, files. */

const TRAINED: Readonly<Record<string, readonly [loss: string, more: string]>> = {
  dice: ["diceLoss", ""],
  "cross-entropy": ["binaryCrossEntropyLoss", ""],
  weighted: ["binaryCrossEntropyLoss", ", positiveWeight: 14"],
  "v-net": ["diceLoss", ", squared: true"],
  "dice-cross-entropy": ["diceCrossEntropyLoss", ""],
};

/** A smaller run of the same network, by plain descent on four fixed pictures. */
export function trainNetwork(loss: string, seed: number): string {
  const [name, more] = TRAINED[loss] ?? TRAINED.dice!;
  return `import { add, convolve, ${name}, relu, tensor, valueAndGrad } from "softdice";

// Two convolutions of 3 × 3, 1 to 6 to 1 channels: 115 parameters. Four pictures of a disc in noise.
let seed = ${seed};
const random = () => (seed = (48271 * seed) % 2147483647) / 2147483647;
const [pictures, side] = [4, 24];
const shape = [pictures, side, side, 1];
const truth = Float64Array.from({ length: pictures * side * side }, (_, k) => {
  const [picture, x, y] = [Math.floor(k / side / side), k % side, Math.floor(k / side) % side];
  return Math.hypot(x - 8 - 2 * picture, y - 12) <= 2 + picture ? 1 : 0;
});
const target = tensor(truth, shape);
const input = tensor(truth.map((t) => t + 2 * (random() - 0.5)), shape);

const part = (...extents) => tensor(Float64Array.from({ length: extents.reduce((a, b) => a * b, 1) }, () => 0.6 * (random() - 0.5)), extents);
const weights = [part(3, 3, 1, 6), part(6), part(3, 3, 6, 1), part(1)];
const network = (x, [first, bias, second, last]) =>
  add(convolve(relu(add(convolve(x, first, { padding: "same" }), bias)), second, { padding: "same" }), last);

const loss = (...parts) => ${name}(network(input, parts), target, { classAxis: null, activation: "sigmoid"${more} });
for (let step = 0; step <= 60; step++) {
  const { value, gradients } = valueAndGrad(loss)(...weights);
  if (step % 15 === 0) console.log("step", step, "loss", value.item());
  const length = Math.hypot(...gradients.flatMap(({ data }) => [...data]));
  weights.forEach(({ data }, k) => data.forEach((_, i) => (data[i] -= (0.1 * gradients[k].data[i]) / length)));
}`;
}

const LOGITS = '{ classAxis: null, activation: "sigmoid" }';

/** The broken loss of each cage: what it imports, its value, and its gradient where somebody wrote that by hand. */
const BROKEN: Readonly<Record<string, { names: readonly string[]; loss: string; gradient?: string }>> = {
  sign: {
    names: ["diceLoss", "grad"],
    loss: `diceLoss(z, target, ${LOGITS})`,
    gradient: "-g",
  },
  target: {
    names: ["diceLoss", "grad"],
    loss: `diceLoss(z, target, ${LOGITS})`,
    gradient: "(target.data[k] === 1 ? g : 0)",
  },
  half: {
    names: ["add", "divide", "multiply", "sigmoid", "subtract", "sum"],
    loss: "subtract(1, divide(sum(multiply(sigmoid(z), target)), add(sum(sigmoid(z)), sum(target))))",
  },
  axis: {
    names: ["add", "divide", "mean", "multiply", "sigmoid", "subtract"],
    loss: "subtract(1, mean(divide(add(multiply(multiply(sigmoid(z), target), 2), 1), add(add(sigmoid(z), target), 1))))",
  },
  twice: {
    names: ["diceLoss", "sigmoid"],
    loss: "diceLoss(sigmoid(sigmoid(z)), target, { classAxis: null })",
  },
  raw: {
    names: ["diceLoss"],
    loss: "diceLoss(z, target, { classAxis: null, validate: false })",
  },
  "255": {
    names: ["add", "divide", "multiply", "sigmoid", "subtract", "sum"],
    loss: "subtract(1, divide(multiply(sum(multiply(sigmoid(z), multiply(target, 255))), 2), add(sum(sigmoid(z)), sum(multiply(target, 255)))))",
  },
};

/** The gradient check of a bug. */
export function checkBugCall(bug: string): string {
  const { names, loss, gradient } = BROKEN[bug]!;
  const check = gradient
    ? `// The backward pass, as its author wrote it.
const backward = (z) => grad(loss)(z).data.map((g, k) => ${gradient});
console.log(formatGradcheck(gradcheck(loss, logits, { gradient: backward })));`
    : "console.log(formatGradcheck(gradcheck(loss, logits)));";
  return `import { ${[...names, "formatGradcheck", "gradcheck", "tensor"].sort().join(", ")} } from "softdice";

// A line of 32 pixels through the target and a prediction beside it, as logits.
const target = tensor(Float64Array.from({ length: 32 }, (_, k) => (k >= 5 && k < 18 ? 1 : 0)), [1, 32]);
const logits = tensor(Float64Array.from({ length: 32 }, (_, k) => 2.5 - Math.abs(k - 19) / 3), [1, 32]);

const loss = (z) => ${loss};
${check}

// A Dice loss is 0 where the prediction is the target, and 1 where it misses all of it.
const lossAt = (logit) => loss(tensor(target.data.map(logit), [1, 32])).item();
console.log("of a perfect prediction", lossAt((t) => 40 * t - 20));
console.log("of nothing predicted", lossAt(() => -20));`;
}

/** Two files scored as the lab scores them: the chosen ones by name, or two that the program makes. */
export function scoreFilesCall(files: readonly [prediction: string, target: string] | null): string {
  const pair = files
    ? `const { prediction, target } = await readLabelPair(${JSON.stringify(files[0])}, ${JSON.stringify(files[1])});`
    : `// Two MetaImages of 4 × 4 pixels. In Node, readLabelPair takes the paths of files as well.
const header = "NDims = 2\\nDimSize = 4 4\\nElementType = MET_UCHAR\\nElementDataFile = LOCAL\\n";
const file = (labels) => new Blob([header, Uint8Array.from(labels)]);
const options = { prediction: { name: "case.mha" }, target: { name: "case.mha" } };
const { prediction, target } = await readLabelPair(
  file([0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 2, 2, 0, 0, 2, 0]),
  file([0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 2, 2, 0, 0, 2, 2]),
  options,
);`;
  return `import { countOverlap, diceScore, jaccardScore } from "softdice";
import { readLabelPair } from "softdice/files";

${pair}
const classes = 1 + Math.max(...[prediction, target].map(({ labels }) => labels.data.reduce((a, b) => Math.max(a, b), 0)));
const counts = countOverlap(prediction.labels, target.labels, { classes });
console.log("Dice of each class", diceScore(counts, { average: "none" }));
console.log("Jaccard of each class", jaccardScore(counts, { average: "none" }));`;
}
