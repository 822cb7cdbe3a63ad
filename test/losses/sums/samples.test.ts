import { describe, expect, it } from "vitest";
import type { LovaszLossOptions } from "../../../src/index.ts";
import { readLossOptions } from "../../../src/losses/read/loss-options.ts";
import { readLoss } from "../../../src/losses/read/read-loss.ts";
import { targetVoxelsOf } from "../../../src/losses/shapes/class-channels.ts";
import {
  combineClasses,
  reductionOf,
  samplesOf,
  sumsOfSamples,
  weightedClasses,
} from "../../../src/losses/sums/samples.ts";
import { voxelGrid } from "../../../src/ops/class-sums/voxel-grid.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;
// Two samples, two voxels, three classes; class 1 is absent from the first, classes 0 and 2 from the second.
const prediction = tensor(new Float64Array(12).fill(0.5), [2, 2, 3]);
const target = labelMap([0, 2, 1, 1], [2, 2]);

function read(options: LovaszLossOptions = {}) {
  const input = readLoss(readLossOptions("loss", options), prediction, target);
  const grid = voxelGrid(prediction, target, input.layout, input.counted);
  const samples = samplesOf(input, targetVoxelsOf(grid.target));
  return { input, samples, reduction: reductionOf(input, samples, options.average === "micro") };
}

describe("samplesOf", () => {
  it("has each sample, or one for the whole batch", () => {
    const { samples, reduction } = read();
    expect([samples.samples, samples.classes, reduction.shape]).toEqual([2, 3, [2, 3]]);
    expect(read({ batch: true })).toMatchObject({
      samples: { samples: 1, classes: 3 },
      reduction: { shape: [3] },
    });
    expect(read({ average: "micro" }).reduction.shape).toEqual([2]);
    expect(read({ average: "micro", batch: true }).reduction.shape).toEqual([]);
  });

  it.each<[LovaszLossOptions, number[]]>([
    [{}, [1, 1, 1, 1, 1, 1]],
    [{ absentClasses: "skip" }, [1, 0, 1, 0, 1, 0]],
    [{ absentClasses: "zero" }, [1, 0, 1, 0, 1, 0]],
    [{ absentClasses: "skip", batch: true }, [1, 1, 1]],
    [{ absentClasses: "skip", includeBackground: false }, [0, 1, 1, 0]],
    [{ absentClasses: "skip", ignoreIndex: 2 }, [1, 0, 0, 0, 1, 0]],
    [{ absentClasses: "skip", mask: labelMap([1, 0, 1, 1], [2, 2]), batch: true }, [1, 1, 0]],
  ])("under %j the classes that take part are %j", (options, want) => {
    const { samples, reduction } = read(options);
    expect(samples.takesPart.map(Number)).toEqual(want);
    expect(reduction.present).toEqual(samples.takesPart);
  });

  it("of combined classes, a sample is present where any class takes part, and the weights are in the combination", () => {
    const options = { average: "micro", absentClasses: "skip", includeBackground: false } as const;
    const { samples, reduction } = read({
      ...options,
      classWeights: [5, 2, 3],
      mask: labelMap([1, 0, 1, 1], [2, 2]),
    });
    expect(reduction.present).toEqual([false, true]);
    expect(reduction.weights).toBeNull();
    expect(samples.classWeights).toEqual([2, 3]);
  });
});

describe("sums of samples", () => {
  const sums = tensor([1, 2, 4, 8, 16, 32], [2, 3], f64);

  it.each<[LovaszLossOptions, number[][]]>([
    [
      {},
      [
        [1, 2, 4],
        [8, 16, 32],
      ],
    ],
    [{ batch: true }, [[9, 18, 36]]],
    [{ batch: true, includeBackground: false }, [[18, 36]]],
    [{ average: "micro" }, [[7], [56]]],
    [{ average: "micro", batch: true }, [[63]]],
    [{ average: "micro", absentClasses: "skip" }, [[5], [16]]],
    [{ average: "micro", classWeights: [1, 10, 100] }, [[421], [3368]]],
    [{ average: "micro", batch: true, absentClasses: "skip", ignoreIndex: 2 }, [[27]]],
  ])("under %j gives %j", (options, want) => {
    const { input, samples } = read(options);
    const own = sumsOfSamples(sums, input);
    const combined =
      options.average === "micro" ? combineClasses(own, samples, weightedClasses(samples)) : own;
    expect(combined.toArray()).toEqual(want);
  });
});
