import { describe, expect, it } from "vitest";
import { pairProbabilities } from "../../../src/cli/pair/pair-probabilities.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import type { Volume } from "../../../src/files/volume/volume.ts";
import { countProbabilities, labelMap, tensor } from "../../../src/index.ts";

const volume = (labels: readonly number[], extra: Partial<Volume> = {}): Volume => ({
  file: "t.npy",
  shape: [2, 2],
  order: "c",
  labels: Int32Array.from(labels),
  ...extra,
});
const values = Float32Array.of(0.75, 0.5, 0.25, 0, 0.25, 0.5, 0.75, 1);

describe("pairProbabilities", () => {
  it("sums several classes, and one", () => {
    const target = volume([0, 1, 1, 1]);
    const map = labelMap([0, 1, 1, 1], [1, 2, 2]);
    const two = pairProbabilities(
      volume([0, 0, 1, 1], { probabilities: { classes: 2, values } }),
      target,
      undefined,
    );
    expect(two).toEqual(countProbabilities(tensor(values, [1, 2, 2, 2]), map, { classAxis: 1 }));
    const single = { classes: 1, values: values.slice(4) };
    const one = pairProbabilities(volume([0, 0, 1, 1], { probabilities: single }), target, undefined);
    expect(one).toEqual(countProbabilities(tensor(single.values, [1, 2, 2]), map, { classAxis: null }));
  });

  it("leaves out the label that the target ignores, whatever its number", () => {
    const target = volume([0, 1, 255, -1]);
    const prediction = volume([0, 0, 1, 1], { probabilities: { classes: 2, values } });
    expect(() => pairProbabilities(prediction, target, 255)).toThrow(
      new InputError(
        "t.npy: label -1 at voxel [1, 1], and the prediction has probabilities of labels 0 to 1",
      ),
    );
    expect(pairProbabilities(prediction, volume([0, 1, 255, 255]), 255).actual).toEqual([1, 1]);
  });

  it("says how several classes are read where the prediction has one", () => {
    const prediction = volume([0, 0, 1, 1], { probabilities: { classes: 1, values: values.slice(4) } });
    expect(() => pairProbabilities(prediction, volume([0, 2, 1, 0]), undefined)).toThrow(
      "label 2 at voxel [0, 1], and the prediction has probabilities of label 1 alone; --argmax reads those of several classes",
    );
  });
});
