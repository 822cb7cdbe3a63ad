import { describe, expect, it } from "vitest";
import {
  averageSurfaceDistance,
  bettiNumbers,
  brierScore,
  calibrationError,
  centerlineDiceScore,
  centreDistance,
  confusionCounts,
  countCalibration,
  countOverlap,
  DiceMeter,
  skeletonize,
  surfaceDistances,
  tensor,
  volumeDifference,
} from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { expectClose, referenceFile } from "./reference.ts";

/** What make_scores.py writes. */
interface ScoreFile {
  readonly pairs: readonly {
    readonly shape: number[];
    readonly spacing: number[];
    readonly prediction: string;
    readonly target: string;
    readonly classes: readonly {
      readonly class: number;
      readonly scores: Record<string, number>;
      readonly confusion: [tp: number, fp: number, fn: number, tn: number];
      readonly betti: [prediction: number[], target: number[]];
      readonly skeletons: [prediction: number, target: number];
      readonly "centerline-dice": number;
    }[];
  }[];
  readonly calibration: readonly {
    readonly bins: number;
    readonly probabilities: number[];
    readonly target: number[];
    readonly expected: number;
    readonly average: number;
    readonly maximum: number;
    readonly brier: number;
  }[];
}

const { pairs, calibration } = referenceFile<ScoreFile>("scores.json");

describe.each(pairs.map((pair) => [pair.shape.join(" × "), pair] as const))("a pair of %s", (_, pair) => {
  const maps = [pair.prediction, pair.target].map((labels) =>
    labelMap(Uint8Array.from(labels, Number), pair.shape),
  );
  const [prediction, target] = maps as [(typeof maps)[0], (typeof maps)[0]];
  const { spacing } = pair;
  const counts = countOverlap(prediction, target, { classes: 3 });

  it("has the scores of SciPy and scikit-learn in a meter", () => {
    const meter = new DiceMeter({
      classes: 3,
      surface: { boundary: "voxels", average: true },
      measures: ["volume", "centre", "distances"],
    }).add(prediction, target, { id: "a", spacing });
    for (const { class: label, scores } of pair.classes) {
      const names = Object.keys(scores) as [];
      const [one] = meter.report({ scores: names, resamples: 0 }).cases;
      const found = one!.classes.find((each) => each.class === label)!.scores;
      expectClose(
        names.map((name) => found[name] as number),
        Object.values(scores),
        1e-12,
        0.01,
      );
    }
  });

  it("has them in the functions too", () => {
    const found = surfaceDistances(prediction, target, { classes: 3, spacing, boundary: "voxels" });
    const balanced = averageSurfaceDistance(found, { direction: "balanced", average: "none" });
    const centres = centreDistance(prediction, target, { classes: 3, spacing });
    const voxelVolume = spacing.reduce((product, size) => product * size, 1);
    const volumes = volumeDifference(counts, { unit: "ml", voxelVolume, average: "none" });
    const relative = volumeDifference(counts, { average: "none", absolute: true });
    for (const { class: label, scores } of pair.classes) {
      const got = [balanced[label - 1]!, centres[label]!, volumes[label]!, relative[label]!];
      const names = [
        "balanced-ahd",
        "centre-distance",
        "volume-difference",
        "absolute-relative-volume-difference",
      ];
      expectClose(
        got,
        names.map((name) => scores[name]!),
        1e-12,
        0.01,
      );
    }
  });

  it("has the Betti numbers of scikit-image", () => {
    const [ours, theirs] = [prediction, target].map((map) => bettiNumbers(map, { classes: 3 }));
    for (const { class: label, betti } of pair.classes) expect([ours![label], theirs![label]]).toEqual(betti);
  });

  // No two thinnings agree voxel for voxel, and that of scikit-image loses tubes of even width.
  it("has nearly the centerline Dice of scikit-image", () => {
    const scores = centerlineDiceScore(prediction, target, { classes: 3, average: "none" });
    const sizes = maps.map((map) =>
      [1, 2].map((label) => skeletonize(map).data.filter((l: number) => l === label).length),
    );
    for (const { class: label, skeletons, "centerline-dice": want } of pair.classes) {
      expect(Math.abs(scores[label - 1]! - want)).toBeLessThan(0.06);
      // Ends of lines stay longer here, and no object is lost.
      for (const [k, size] of skeletons.entries()) expect(sizes[k]![label - 1]).toBeGreaterThan(0.8 * size);
    }
  });

  it("has the counts of scikit-learn", () => {
    for (const { class: label, confusion } of pair.classes)
      expect(Object.values(confusionCounts(counts)[label]!)).toEqual(confusion);
  });
});

it("has the Brier scores of scikit-learn", () => {
  for (const { probabilities, target, brier } of calibration) {
    const shape = [1, target.length];
    const [p, t] = [tensor(probabilities, shape, { dtype: "float64" }), labelMap(target, shape)];
    expect(brierScore(p, t, { classAxis: null })).toBeCloseTo(brier, 15);
    // Two classes with probabilities 1 − p and p have the score of either.
    const both = probabilities.flatMap((value) => [1 - value, value]);
    const two = tensor(both, [...shape, 2], { dtype: "float64" });
    expect(brierScore(two, t)).toBeCloseTo(brier, 15);
    expect(brierScore(two, t, { average: "sum" })).toBeCloseTo(2 * brier, 15);
  }
});

it.each(calibration.map((one) => [one.bins, one] as const))(
  "calibration errors in %i bins are those of scikit-learn",
  (bins, one) => {
    const shape = [1, one.target.length];
    const counts = countCalibration(tensor(one.probabilities, shape), labelMap(one.target, shape), {
      classAxis: null,
      bins,
    });
    const kinds = ["expected", "average", "maximum"] as const;
    const errors = kinds.map((kind) => calibrationError(counts, { kind }));
    expectClose(
      errors,
      kinds.map((kind) => one[kind]),
      1e-12,
      0.01,
    );
  },
);
