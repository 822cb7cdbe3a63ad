import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cohensKappa,
  countOverlap,
  DiceMeter,
  diceScore,
  fBetaScore,
  generalizedDiceScore,
  jaccardScore,
  mergeCounts,
  oneHot,
  softDiceScore,
  zeros,
} from "../../../src/index.ts";
import { countMasks } from "../../../src/metrics/counts/count-masks.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { sizeOf } from "../../../src/tensor/shape.ts";
import { shapes } from "../../tensor/random-shapes.ts";
import { randomLabels } from "../../tensor/random-values.ts";

describe("masks of classes that overlap", () => {
  it("are counted class by class, along the axis named", () => {
    const prediction = tensor([
      [1, 1],
      [0, 1],
      [0, 0],
    ]);
    const target = tensor([
      [1, 0],
      [1, 1],
      [0, 1],
    ]);
    const last = { intersection: [1, 1], predicted: [1, 2], actual: [2, 2], voxels: 3, noBackground: true };
    const first = {
      intersection: [1, 1, 0],
      predicted: [2, 1, 0],
      actual: [1, 2, 1],
      voxels: 2,
      noBackground: true,
    };
    expect(countOverlap(prediction, target)).toEqual(last);
    for (const classAxis of [1, -1]) expect(countOverlap(prediction, target, { classAxis })).toEqual(last);
    for (const classAxis of [0, -2]) expect(countOverlap(prediction, target, { classAxis })).toEqual(first);
    const mask = labelMap([0, 1, 1]);
    expect(countOverlap(prediction, target, { mask })).toEqual({
      intersection: [0, 1],
      predicted: [0, 1],
      actual: [1, 2],
      voxels: 2,
      noBackground: true,
    });
  });

  it("of one voxel need no other axis", () => {
    expect(countOverlap(tensor([1, 0]), tensor([1, 1]))).toEqual({
      intersection: [1, 0],
      predicted: [1, 0],
      actual: [1, 1],
      voxels: 1,
      noBackground: true,
    });
  });

  it("have no background unless every voxel that counts is in exactly one of them, in both maps", () => {
    const hot = tensor([
      [1, 0],
      [0, 1],
      [0, 1],
    ]);
    const several = tensor([
      [1, 0],
      [1, 1],
      [0, 1],
    ]);
    const none = tensor([
      [1, 0],
      [0, 0],
      [0, 1],
    ]);
    expect(countOverlap(hot, hot)).not.toHaveProperty("noBackground");
    for (const masks of [several, none]) {
      expect(countOverlap(masks, hot).noBackground).toBe(true);
      expect(countOverlap(hot, masks).noBackground).toBe(true);
      const mask = labelMap([1, 0, 1]);
      expect(countOverlap(masks, hot, { mask })).not.toHaveProperty("noBackground");
    }
  });

  it("are scored whole: no score and no report leaves out the first as a background", () => {
    const whole = [1, 1, 1, 0];
    const core = [0, 1, 1, 0];
    const part = [0, 0, 1, 0];
    const masks = tensor([whole, core, part]);
    const counts = countOverlap(masks, masks, { classAxis: 0 });
    const refused = /includeBackground is false, but class 0 is not a background: the masks overlap/;
    const without = { includeBackground: false };
    for (const score of [diceScore, jaccardScore, fBetaScore, generalizedDiceScore, cohensKappa])
      expect(() => score(counts, without)).toThrow(refused);
    expect(() => diceScore(mergeCounts(counts, counts), without)).toThrow(refused);
    expect(() => diceScore(JSON.parse(JSON.stringify(counts)), without)).toThrow(refused);
    const sample = tensor([[whole, core, part]]);
    expect(() => softDiceScore(sample, sample, { classAxis: 1, ...without })).toThrow(refused);
    expect(diceScore(counts, { average: "none" })).toEqual([1, 1, 1]);

    const named = /the masks of case "a" overlap/;
    const meter = new DiceMeter().add(masks, masks, { id: "a", classAxis: 0 });
    const copy = DiceMeter.fromJSON(JSON.parse(JSON.stringify(meter)));
    const merged = new DiceMeter().merge(copy);
    const counted = new DiceMeter().addCounts(counts, { id: "a" });
    for (const each of [meter, copy, merged, counted]) {
      expect(() => each.report(without)).toThrow(named);
      expect(() => each.compare(meter, without)).toThrow(named);
      expect(each.report({ resamples: 0 }).classes.length).toBe(3);
    }
  });

  it("made of one-hot labels keep their background", () => {
    const hot = oneHot(labelMap([0, 1, 2, 1]), 3);
    const counts = countOverlap(hot, hot);
    expect(diceScore(counts, { includeBackground: false, average: "none" })).toEqual([1, 1]);
    expect(softDiceScore(hot, hot, { includeBackground: false })).toBe(1);
  });

  it("made of label maps have their counts, whatever the axis", () => {
    fc.assert(
      fc.property(
        shapes(1, 3),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(3),
        fc.nat(999),
        (shape, classes, axis, seed) => {
          const size = sizeOf(shape);
          const [p, t] = [0, 1].map((k) => labelMap(randomLabels(size, seed + k, classes), shape)) as [
            never,
            never,
          ];
          const classAxis = Math.min(axis, shape.length);
          const mask = labelMap(randomLabels(size, seed + 2, 2), shape);
          const hot = (labels: never) => oneHot(labels, classes, { classAxis });
          expect(countOverlap(hot(p), hot(t), { classAxis })).toEqual(countOverlap(p, t, { classes }));
          expect(countOverlap(hot(p), hot(t), { classAxis, mask })).toEqual(
            countOverlap(p, t, { classes, mask }),
          );
        },
      ),
      { seed: 1 },
    );
  });

  it.each([
    [
      "prediction holds 0.5 at [0, 1], want 0 or 1; argmax or threshold",
      tensor([[1, 0.5]]),
      tensor([[1, 0]]),
    ],
    ["target holds 255 at [0, 0], want 0 or 1", tensor([[1, 0]]), tensor([[255, 0]])],
    ["prediction holds NaN at [0, 0], want 0 or 1", tensor([[Number.NaN, 0]]), tensor([[1, 0]])],
    ["prediction shape [1, 2] differs from target shape [2, 1]", zeros([1, 2]), zeros([2, 1])],
  ])("are looked at: %s", (message, prediction, target) => {
    expect(() => countOverlap(prediction, target)).toThrow(RangeError);
    expect(() => countOverlap(prediction, target)).toThrow(`countOverlap: ${message}`);
  });

  it("name the axis that was given", () => {
    expect(() => countOverlap(zeros([2, 3]), zeros([2, 3]), { classAxis: 5 })).toThrow(
      /classAxis 5 of a tensor of rank 2, want -2 to 1/,
    );
  });
});

it("an error names whoever was called", () => {
  expect(() => countMasks("f", tensor([2]), tensor([1]), {})).toThrow(
    "f: prediction holds 2 at [0], want 0 or 1; argmax or threshold make labels",
  );
});
