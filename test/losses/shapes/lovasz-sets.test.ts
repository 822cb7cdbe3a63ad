import { describe, expect, it } from "vitest";
import { type LovaszLossOptions, labelMap, tensor } from "../../../src/index.ts";
import { readLossOptions } from "../../../src/losses/read/loss-options.ts";
import { readLoss } from "../../../src/losses/read/read-loss.ts";
import { lovaszSets } from "../../../src/losses/shapes/lovasz-sets.ts";
import { samplesOf } from "../../../src/losses/sums/samples.ts";
import { randomValues } from "../../tensor/random-values.ts";

// Two samples of three voxels and two classes; class 1 is absent from the second.
const prediction = tensor(randomValues(12, 1, 0, 1), [2, 3, 2]);
const target = labelMap([0, 1, 1, 0, 0, 0], [2, 3]);

describe("lovaszSets", () => {
  it.each<[LovaszLossOptions, number[][]]>([
    [{}, [[0], [1], [2], [3]]],
    [
      { batch: true },
      [
        [0, 2],
        [1, 3],
      ],
    ],
    [
      { average: "micro" },
      [
        [0, 1],
        [2, 3],
      ],
    ],
    [{ average: "micro", batch: true }, [[0, 2, 1, 3]]],
    [{ absentClasses: "skip" }, [[0], [1], [2]]],
    [{ includeBackground: false }, [[1], [3]]],
    [{ includeBackground: false, absentClasses: "skip", average: "micro" }, [[1]]],
  ])("under %j are the rows %j", (options, want) => {
    const input = readLoss(readLossOptions("loss", options), prediction, target);
    expect(lovaszSets(input, samplesOf(input, Float64Array.of(1, 2, 3, 0)))).toEqual(want);
  });
});
