import * as module from "@tensorflow/tfjs";
import { crossEntropy } from "../formulas.ts";
import { generic, positive, shaped, unit } from "../points.ts";
import { type Foreign, fault, type Row, row } from "../sweep-case.ts";

const tf: Foreign = module;
const at = { generic: generic(2, 3) };
const probabilities = { generic: unit(2, 3) };
const target = () =>
  tf.tensor2d([
    [0.4, -0.7, 1.3],
    [0.9, 0.2, -1.1],
  ]);
const labels = () =>
  tf.tensor2d([
    [0, 1, 0],
    [1, 0, 1],
  ]);
const oneHot = () =>
  tf.tensor2d([
    [0, 1, 0],
    [1, 0, 0],
  ]);
const weights = () =>
  tf.tensor2d([
    [0.5, 2, 1],
    [0, 1.5, 3],
  ]);
const { losses, metrics, Reduction } = tf;

/** A loss under each reduction, without and with weights. */
const reductions = (name: string, loss: Foreign, points = at, truth = target): Row[] => [
  row(`losses.${name}`, (p) => loss(truth(), p), points),
  row(`losses.${name}, none`, (p) => loss(truth(), p, undefined, ...ending(name, Reduction.NONE)), points),
  row(
    `losses.${name}, sum, weights`,
    (p) => loss(truth(), p, weights(), ...ending(name, Reduction.SUM)),
    points,
  ),
  row(
    `losses.${name}, mean, weights`,
    (p) => loss(truth(), p, weights(), ...ending(name, Reduction.MEAN)),
    points,
  ),
];

/** The arguments after the weights: some losses have one of their own before the reduction. */
const ending = (name: string, reduction: number) =>
  name === "huberLoss"
    ? [0.5, reduction]
    : name === "logLoss"
      ? [1e-7, reduction]
      : name === "sigmoidCrossEntropy"
        ? [0, reduction]
        : [reduction];

/** Losses and metrics. */
export const LOSSES: readonly Row[] = [
  ...reductions("absoluteDifference", losses.absoluteDifference),
  ...reductions("meanSquaredError", losses.meanSquaredError),
  ...reductions("huberLoss", losses.huberLoss),
  ...reductions("hingeLoss", losses.hingeLoss, at, labels),
  ...reductions("logLoss", losses.logLoss, probabilities, labels),
  ...reductions("sigmoidCrossEntropy", losses.sigmoidCrossEntropy, at, labels),
  row("losses.cosineDistance", (p) => losses.cosineDistance(target(), p, 1), at),
  row(
    "losses.logLoss by labels",
    (t) =>
      losses.logLoss(
        t,
        tf.tensor2d([
          [0.2, 0.3, 0.6],
          [0.7, 0.4, 0.1],
        ]),
      ),
    probabilities,
  ),
  row("losses.computeWeightedLoss by weights", (w) => losses.computeWeightedLoss(tf.square(target()), w), {
    generic: positive(2, 3),
  }),
  row("losses.sigmoidCrossEntropy, far out", (p) => losses.sigmoidCrossEntropy(tf.tensor1d([0, 1, 1]), p), {
    "at 0": shaped([3], 0, -15, 9),
  }),
  row("losses.softmaxCrossEntropy", (z) => losses.softmaxCrossEntropy(oneHot(), z), at),
  row(
    "losses.softmaxCrossEntropy, label smoothing",
    (z) => losses.softmaxCrossEntropy(oneHot(), z, undefined, 0.1),
    at,
  ),
  row(
    "losses.softmaxCrossEntropy by labels",
    (t) => losses.softmaxCrossEntropy(t, tf.tensor2d([[0.5, -1, 2]])),
    { generic: shaped([1, 3], 0.2, 0.3, 0.5) },
    {
      formula: (t) => crossEntropy(t!, [0.5, -1, 2]),
      notes: fault("it gives labels minus softmax for the labels; minus log softmax is right", "generic"),
    },
  ),
  row(
    "losses.softmaxCrossEntropy, several labels",
    (z) => losses.softmaxCrossEntropy(tf.tensor2d([[1, 0, 1]]), z),
    { generic: generic(1, 3) },
    {
      formula: (z) => crossEntropy([1, 0, 1], z!),
      notes: fault("it gives softmax minus labels, which is right only where labels add up to 1", "generic"),
    },
  ),
  row(
    "losses.softmaxCrossEntropy, no label",
    (z) => losses.softmaxCrossEntropy(tf.tensor2d([[0, 0, 0]]), z),
    { generic: generic(1, 3) },
    {
      formula: (z) => crossEntropy([0, 0, 0], z!),
      notes: fault("it gives softmax for a row without a label, whose loss is 0", "generic"),
    },
  ),
  row("metrics.meanAbsoluteError", (p) => metrics.meanAbsoluteError(target(), p), at),
  row("metrics.meanSquaredError", (p) => metrics.meanSquaredError(target(), p), at),
  row("metrics.meanAbsolutePercentageError", (p) => metrics.meanAbsolutePercentageError(target(), p), at),
  row("metrics.cosineProximity", (p) => metrics.cosineProximity(target(), p), at),
  row("metrics.r2Score", (p) => metrics.r2Score(target(), p), at),
  row("metrics.binaryCrossentropy", (p) => metrics.binaryCrossentropy(labels(), p), probabilities),
  row("metrics.categoricalCrossentropy", (p) => metrics.categoricalCrossentropy(oneHot(), p), probabilities),
];
