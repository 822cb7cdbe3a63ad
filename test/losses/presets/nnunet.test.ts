import { describe, expect, it } from "vitest";
import { diceCrossEntropyLoss, diceLoss, oneHot, presets, softmax } from "../../../src/index.ts";
import { dot, inputs, mean, perSampleAndClass, sum } from "../inputs/presets-input.ts";

const { nnunet } = presets;

describe.each(inputs)("presets.nnunet, $name", ({ logits, labels, x, p, t }) => {
  /** What nnU-Net calls its loss: the negative Dice of each sample and class. */
  const negativeDice = (smooth: number) => (a: readonly number[], b: readonly number[]) => {
    const truePositives = dot(a, b);
    const [falsePositives, falseNegatives] = [sum(a) - truePositives, sum(b) - truePositives];
    const below = 2 * truePositives + falsePositives + falseNegatives + smooth;
    return -(2 * truePositives + smooth) / Math.max(below, 1e-8);
  };
  const foreground = (maps: typeof p) => maps.map((rows) => rows.slice(1));
  const trainer = mean(perSampleAndClass({ p: foreground(p), t: foreground(t) }, negativeDice(1e-5)));

  it("dice is one more than SoftDiceLoss", () => {
    const value = diceLoss(softmax(logits, { axis: 1 }), labels, nnunet.dice).item();
    expect(value - 1).toBeCloseTo(mean(perSampleAndClass({ p, t }, negativeDice(1))), 12);
  });

  it("trainerDice is one more than the trainer's", () => {
    expect(diceLoss(logits, labels, nnunet.trainerDice).item() - 1).toBeCloseTo(trainer, 12);
  });

  it("diceCrossEntropy keeps the background in the cross entropy", () => {
    const trueProbabilities = p.flatMap((rows, b) =>
      rows[0]!.map((_, v) => sum(rows.map((row, c) => row[v]! * t[b]![c]![v]!))),
    );
    const crossEntropy = mean(trueProbabilities.map((value) => -Math.log(value)));
    const value = diceCrossEntropyLoss(logits, labels, nnunet.diceCrossEntropy).item();
    expect(value - 1).toBeCloseTo(trainer + crossEntropy, 12);
  });

  it("diceBinaryCrossEntropy is of regions that overlap", () => {
    const sigmoids = x.map((rows) => rows.map((row) => row.map((value) => 1 / (1 + Math.exp(-value)))));
    const dice = mean(perSampleAndClass({ p: sigmoids, t }, negativeDice(1e-5)));
    const target = t.flat(2);
    const crossEntropy = mean(
      sigmoids.flat(2).map((value, k) => -Math.log(target[k] === 1 ? value : 1 - value)),
    );
    const regions = oneHot(labels, 3, { classAxis: 1 });
    const value = diceCrossEntropyLoss(logits, regions, nnunet.diceBinaryCrossEntropy).item();
    expect(value - 1).toBeCloseTo(dice + crossEntropy, 12);
  });
});
