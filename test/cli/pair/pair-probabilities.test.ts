import { describe, expect, it } from "vitest";
import { checkTargetLabels, pairProbabilities } from "../../../src/cli/pair/pair-probabilities.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import type { Volume } from "../../../src/files/volume/volume.ts";
import { countProbabilities, labelMap, tensor } from "../../../src/index.ts";

const volume = (labels: readonly number[]): Volume => ({
  file: "t.npy",
  shape: [2, 2],
  order: "c",
  labels: Int32Array.from(labels),
});
const values = Float32Array.of(0.75, 0.5, 0.25, 0, 0.25, 0.5, 0.75, 1);
const [one, two] = [
  { classes: 1, values: values.slice(4) },
  { classes: 2, values },
];
const options = { shape: [2, 2], ignore: undefined, bins: undefined };

describe("pairProbabilities", () => {
  it("sums several classes, and one", () => {
    const labels = Int32Array.of(0, 1, 1, 1);
    const map = labelMap(labels, [1, 2, 2]);
    expect(pairProbabilities(two, labels, options)).toEqual(
      countProbabilities(tensor(values, [1, 2, 2, 2]), map, { classAxis: 1 }),
    );
    expect(pairProbabilities(one, labels, { ...options, bins: 4 })).toEqual(
      countProbabilities(tensor(one.values, [1, 2, 2]), map, { classAxis: null, bins: 4 }),
    );
  });

  it("leaves out the label that the target ignores, whatever its number", () => {
    expect(pairProbabilities(two, Int32Array.of(0, 1, 255, 255), { ...options, ignore: 255 }).actual).toEqual(
      [1, 1],
    );
  });
});

describe("checkTargetLabels", () => {
  it("refuses a label without a probability", () => {
    expect(() => checkTargetLabels(two, volume([0, 1, 255, -1]), 255)).toThrow(
      new InputError(
        "t.npy: label -1 at voxel [1, 1], and the prediction has probabilities of labels 0 to 1",
      ),
    );
    expect(() => checkTargetLabels(two, volume([0, 1, 255, 0]), 255)).not.toThrow();
    expect(() => checkTargetLabels(one, volume([0, 2, 1, 0]), undefined)).toThrow(
      "label 2 at voxel [0, 1], and the prediction has probabilities of label 1 alone; --argmax reads those of several classes",
    );
  });
});
