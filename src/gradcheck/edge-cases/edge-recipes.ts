import { log } from "../../kernels/elementary/logarithm.ts";

/** What turns a prediction into probabilities; with `"none"` it holds them. */
export type EdgeActivation = "none" | "sigmoid" | "softmax";

/** How an edge case is made: labels of the target, labels that the prediction is about, and how sure it is of them. */
export interface EdgeRecipe {
  readonly name: string;
  readonly target: Labelling;
  /** The label that is predicted where the target has this one; the same without it. */
  readonly predicted?: (label: number, labels: number) => number;
  readonly level: Level;
  /** Whether probabilities are divided by their sum over the classes of a voxel. */
  readonly sumsToOne?: boolean;
}

/** The labels of one sample, out of 0 to `labels` − 1. */
type Labelling = (voxels: number, labels: number, random: () => number, sample: number) => number[];

/** A value of the prediction, for the predicted class of a voxel or another one. */
type Level = (hot: boolean, background: boolean, random: () => number) => EdgeValue;

/** As a probability, as a logit, and as one of a softmax where that is another. */
type EdgeValue = readonly [probability: number, logit: number, softmaxLogit?: number];

/** A logit whose probability is 0 or 1 in every float, by sigmoid as by softmax, and whose exponential is none. */
const CERTAIN = 1000;

const certain: Level = (hot) => (hot ? [1, CERTAIN] : [0, -CERTAIN]);
/** A softmax sees the difference of two logits. */
const saturated: Level = (hot) => (hot ? [1 - 1e-7, 20, 10] : [1e-7, -20, -10]);
const unsure: Level = (_, __, random) => [0.05 + 0.9 * random(), 6 * random() - 3];
const tiny: Level = (_, background, random) => {
  const probability = background ? 1 : 1e-3 * (0.5 + random());
  return [probability, log(probability)];
};
const mixed: Level = (_, background, random) => {
  const draw = random();
  return draw < 2 / 3 ? certain(draw < 1 / 3, background, random) : unsure(false, background, random);
};
const constant =
  (probability: number, logit: number): Level =>
  () => [probability, logit];

const only =
  (labelOf: (labels: number) => number): Labelling =>
  (voxels, labels) =>
    new Array<number>(voxels).fill(labelOf(labels));
const empty = only(() => 0);
const full = only((labels) => labels - 1);

/** Labels in any order, each as often as the others, the last ones first where voxels are few. */
const shuffled: Labelling = (voxels, labels, random) => {
  const list = Array.from({ length: voxels }, (_, voxel) => labels - 1 - (voxel % labels));
  for (let left = voxels; left > 1; left--) {
    const other = Math.floor(random() * left);
    [list[left - 1], list[other]] = [list[other]!, list[left - 1]!];
  }
  return list;
};

const oneVoxel: Labelling = (voxels, labels, random) => {
  const list = empty(voxels, labels, random, 0);
  list[Math.floor(random() * voxels)] = labels - 1;
  return list;
};

const EVERYWHERE: readonly EdgeRecipe[] = [
  { name: "random", target: shuffled, level: unsure, sumsToOne: true },
  { name: "empty target", target: empty, level: unsure, sumsToOne: true },
  { name: "full target", target: full, level: unsure, sumsToOne: true },
  { name: "one voxel", target: oneVoxel, level: unsure, sumsToOne: true },
  { name: "tiny probabilities, empty target", target: empty, level: tiny, sumsToOne: true },
  { name: "constant prediction", target: shuffled, level: constant(0.5, 0), sumsToOne: true },
  { name: "perfect prediction", target: shuffled, level: certain },
  {
    name: "disjoint prediction",
    target: shuffled,
    predicted: (label, labels) => (label + 1) % labels,
    level: certain,
  },
  { name: "saturated prediction", target: shuffled, level: saturated },
  {
    name: "saturated and disjoint",
    target: shuffled,
    predicted: (label, labels) => (label + 1) % labels,
    level: saturated,
  },
  { name: "nothing predicted", target: shuffled, predicted: () => 0, level: certain },
  { name: "some exactly 0 and 1", target: shuffled, level: mixed },
];

/** The cases that are made for one kind of prediction and shape; those that hang on the shape come last. */
export function edgeRecipes(activation: EdgeActivation, batch: number, labels: number): EdgeRecipe[] {
  const same = activation === "softmax" ? "all logits " : "all ";
  const [low, high] = activation === "softmax" ? [-CERTAIN, CERTAIN] : ["zero", "one"];
  const recipes: EdgeRecipe[] = [
    ...EVERYWHERE,
    { name: `${same}${low}`, target: empty, level: constant(0, -CERTAIN) },
    { name: `${same}${high}`, target: full, level: constant(1, CERTAIN) },
  ];
  if (batch > 1) {
    recipes.push({
      name: "one empty sample",
      target: (voxels, count, random, sample) =>
        (sample === 0 ? empty : shuffled)(voxels, count, random, sample),
      level: unsure,
      sumsToOne: true,
    });
  }
  if (labels > 2) {
    recipes.push({
      name: "missing class",
      target: (voxels, count, random, sample) => shuffled(voxels, count - 1, random, sample),
      level: unsure,
      sumsToOne: true,
    });
  }
  return recipes;
}
