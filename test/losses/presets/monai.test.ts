import { describe, expect, it } from "vitest";
import {
  centerlineDiceLoss,
  diceCrossEntropyLoss,
  diceFocalLoss,
  diceLoss,
  generalizedDiceLoss,
  jaccardLoss,
  oneHot,
  presets,
  softmax,
  tverskyLoss,
} from "../../../src/index.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { distance, dot, inputs, mean, perSampleAndClass, sum } from "../inputs/presets-input.ts";

const { monai } = presets;

const confusion = (a: readonly number[], b: readonly number[]) => {
  const truePositives = dot(a, b);
  return [truePositives, sum(a) - truePositives, sum(b) - truePositives] as const;
};
const monaiDice = (a: readonly number[], b: readonly number[]) => {
  const [truePositives, falsePositives, falseNegatives] = confusion(a, b);
  return (
    1 - (2 * truePositives + 1e-5) / (2 * (truePositives + falsePositives / 2 + falseNegatives / 2) + 1e-5)
  );
};

describe.each(inputs)("presets.monai, $name", ({ logits, labels, x, p, t }) => {
  const probabilities = softmax(logits, { axis: 1 });
  const dice = mean(perSampleAndClass({ p, t }, monaiDice));

  it("dice", () => {
    expect(diceLoss(probabilities, labels, monai.dice).item()).toBeCloseTo(dice, 12);
  });

  it("dice does not normalize class weights", () => {
    const classWeights = [10, 1, 2];
    const losses = perSampleAndClass({ p, t }, monaiDice).map((loss, k) => loss * classWeights[k % 3]!);
    const value = diceLoss(probabilities, labels, { ...monai.dice, classWeights }).item();
    expect(value).toBeCloseTo(mean(losses), 12);
  });

  it("diceSoftLabel, of soft labels", () => {
    const soft = t.map((rows) => rows.map((row) => row.map((value) => 0.8 * value + 0.1)));
    const expected = mean(
      perSampleAndClass({ p, t: soft }, (a, b) => {
        const truePositives = (sum(a) + sum(b) - distance(a, b)) / 2;
        return 1 - (2 * truePositives + 1e-5) / (sum(a) + sum(b) + 1e-5);
      }),
    );
    const target = tensor(Float64Array.from(soft.flat(2)), [2, 3, 4, 4]);
    expect(diceLoss(probabilities, target, monai.diceSoftLabel).item()).toBeCloseTo(expected, 12);
  });

  it("jaccard", () => {
    const expected = mean(
      perSampleAndClass({ p, t }, (a, b) => {
        const [truePositives, falsePositives, falseNegatives] = confusion(a, b);
        return (
          1 - (2 * truePositives + 1e-5) / (2 * (truePositives + falsePositives + falseNegatives) + 1e-5)
        );
      }),
    );
    expect(jaccardLoss(probabilities, labels, monai.jaccard).item()).toBeCloseTo(expected, 12);
  });

  it("generalizedDice: an absent class has the largest weight of the others", () => {
    const losses = p.map((rows, b) => {
      const volumes = t[b]!.map((row) => sum(row));
      const largest = Math.max(...volumes.filter((volume) => volume > 0).map((volume) => 1 / volume ** 2));
      const weights = volumes.map((volume) => (volume > 0 ? 1 / volume ** 2 : largest));
      const above = 2 * sum(rows.map((row, c) => weights[c]! * dot(row, t[b]![c]!)));
      const below = sum(rows.map((row, c) => weights[c]! * (sum(row) + volumes[c]!)));
      return 1 - (above + 1e-5) / (below + 1e-5);
    });
    const value = generalizedDiceLoss(probabilities, labels, monai.generalizedDice).item();
    expect(value).toBeCloseTo(mean(losses), 12);
  });

  it.each([
    [0.5, 0.5],
    [0.1, 0.9],
  ])("tversky, α = %f and β = %f", (alpha, beta) => {
    const expected = mean(
      perSampleAndClass({ p, t }, (a, b) => {
        const [truePositives, falsePositives, falseNegatives] = confusion(a, b);
        return (
          1 - (truePositives + 1e-5) / (truePositives + alpha * falsePositives + beta * falseNegatives + 1e-5)
        );
      }),
    );
    const value = tverskyLoss(probabilities, labels, { ...monai.tversky, alpha, beta }).item();
    expect(value).toBeCloseTo(expected, 12);
  });

  it("diceCrossEntropy", () => {
    const logs = p.flat(2).map((value, k) => -Math.log(value) * t.flat(2)[k]!);
    const value = diceCrossEntropyLoss(logits, labels, monai.diceCrossEntropy).item();
    expect(value).toBeCloseTo(dice + sum(logs) / 32, 12);
  });

  it("diceFocal", () => {
    const sigmoids = x.map((rows) => rows.map((row) => row.map((value) => 1 / (1 + Math.exp(-value)))));
    const target = t.flat(2);
    const focal = sigmoids.flat(2).map((value, k) => {
      const ofTruth = target[k] === 1 ? value : 1 - value;
      return -((1 - ofTruth) ** 2) * Math.log(ofTruth);
    });
    const expected = mean(perSampleAndClass({ p: sigmoids, t }, monaiDice)) + mean(focal);
    const value = diceFocalLoss(logits, oneHot(labels, 3, { classAxis: 1 }), monai.diceFocal).item();
    expect(value).toBeCloseTo(expected, 12);
  });

  it("centerlineDice pools all but class 0", () => {
    const [a, b] = [p.map((rows) => rows.slice(1)), t.map((rows) => rows.slice(1))];
    const skeletons = (maps: typeof p) => maps.map((rows) => rows.map(skeleton)).flat(2);
    const share = (of: readonly number[], within: readonly number[]) => (dot(of, within) + 1) / (sum(of) + 1);
    const precision = share(skeletons(a), b.flat(2));
    const sensitivity = share(skeletons(b), a.flat(2));
    const expected = 1 - (2 * precision * sensitivity) / (precision + sensitivity);
    const value = centerlineDiceLoss(probabilities, labels, monai.centerlineDice).item();
    expect(value).toBeCloseTo(expected, 12);
  });
});

/** The soft skeleton of 4 × 4 voxels, with three erosions. */
function skeleton(image: readonly number[]): number[] {
  const around = (values: readonly number[], v: number, offsets: readonly (readonly [number, number])[]) =>
    offsets
      .map(([dy, dx]) => [Math.floor(v / 4) + dy, (v % 4) + dx] as const)
      .filter(([y, x]) => y >= 0 && y < 4 && x >= 0 && x < 4)
      .map(([y, x]) => values[4 * y + x]!);
  const steps = [-1, 0, 1];
  const square = steps.flatMap((dy) => steps.map((dx) => [dy, dx] as const));
  const cross = square.filter(([dy, dx]) => dy === 0 || dx === 0);
  const erode = (values: readonly number[]) => values.map((_, v) => Math.min(...around(values, v, cross)));
  const dilate = (values: readonly number[]) => values.map((_, v) => Math.max(...around(values, v, square)));
  const ridge = (values: readonly number[]) => {
    const opened = dilate(erode(values));
    return values.map((value, v) => Math.max(0, value - opened[v]!));
  };
  let inner = [...image];
  let result = ridge(inner);
  for (let k = 0; k < 3; k++) {
    inner = erode(inner);
    const found = ridge(inner);
    result = result.map((value, v) => value + Math.max(0, found[v]! - value * found[v]!));
  }
  return result;
}
