import { describe, expect, it } from "vitest";
import {
  brierScore,
  calibrationError,
  countCalibration,
  countOverlap,
  countProbabilities,
  DiceMeter,
  labelMap,
  mergeCalibration,
  softDiceScore,
  tensor,
} from "../../../src/index.ts";
import { probabilityNumbers } from "../../../src/metrics/probabilities/count-probabilities.ts";

const SIZE = 2000;
/** Probabilities of three classes, and labels. */
function caseOf(seed: number) {
  const values = Array.from({ length: SIZE }, (_, k) => {
    const raw = [0, 1, 2].map((c) => 1 + Math.sin(seed + 3 * k + 5 * c * (k % 7)));
    const sum = raw[0]! + raw[1]! + raw[2]!;
    return raw.map((value) => value / sum);
  });
  const labels = values.map((p, k) => (k % 3 === 0 ? 2 : k % 5 === 0 ? 0 : p.indexOf(Math.max(...p))));
  const predicted = values.map((p) => p.indexOf(Math.max(...p)));
  return {
    probabilities: tensor(values.flat(), [1, SIZE, 3]),
    target: labelMap(labels, [1, SIZE]),
    prediction: labelMap(predicted, [1, SIZE]),
  };
}

describe("countProbabilities", () => {
  const { probabilities, target } = caseOf(1);

  it("has the sums of the scores", () => {
    const counts = countProbabilities(probabilities, target);
    expect(counts.calibration).toEqual(countCalibration(probabilities, target));
    const soft = counts.intersection.map((i, c) => (2 * i) / (counts.predicted[c]! + counts.actual[c]!));
    expect(soft).toEqual(softDiceScore(probabilities, target, { average: "none" }));
    expect(counts.squaredError.map((sum) => sum / SIZE)).toEqual(
      brierScore(probabilities, target, { average: "none" }),
    );
  });

  it("leaves voxels out", () => {
    const counts = countProbabilities(probabilities, target, { ignoreIndex: 2 });
    expect(counts.actual[2]).toBe(0);
    expect(counts.calibration).toEqual(countCalibration(probabilities, target, { ignoreIndex: 2 }));
  });
});

it("numbers are those of a label; of one class those of the background are of 1 − p", () => {
  const counts = countProbabilities(tensor([0.5, 1], [1, 2]), labelMap([0, 1], [1, 2]), { classAxis: null });
  expect(probabilityNumbers("f", counts, 0).slice(0, 4)).toEqual([0.5, 0.5, 1, 0.25]);
  expect(probabilityNumbers("f", counts, 1).slice(0, 4)).toEqual([1, 1.5, 1, 0.25]);
  expect(() => probabilityNumbers("f", counts, 2)).toThrow(
    new RangeError("f: a map holds label 2, and the probabilities are of labels 0 to 1"),
  );
});

describe("a meter of probabilities", () => {
  const scores = ["dice", "soft-dice", "brier", "ece", "ace", "mce"] as const;
  const meterOf = (...seeds: readonly number[]) => {
    const meter = new DiceMeter({ measures: ["probabilities"] });
    for (const seed of seeds) {
      const { probabilities, target, prediction } = caseOf(seed);
      meter.add(prediction, target, {
        id: `${seed}`,
        probabilities: countProbabilities(probabilities, target),
      });
    }
    return meter;
  };

  it("reports the scores of the library, and pooled ones of the merged sums", () => {
    const { probabilities, target } = caseOf(1);
    const report = meterOf(1, 2).report({ scores, includeBackground: false, resamples: 0 });
    const [one, two] = [1, 2].map((seed) =>
      countProbabilities(caseOf(seed).probabilities, caseOf(seed).target),
    );
    const merged = mergeCalibration(one!.calibration, two!.calibration);
    for (const c of [1, 2]) {
      const found = report.cases[0]!.classes[c - 1]!.scores;
      expect(found["soft-dice"]).toBe(softDiceScore(probabilities, target, { average: "none" })[c]);
      expect(found.brier).toBe(brierScore(probabilities, target, { average: "none" })[c]);
      const pooled = report.classes[c - 1]!.scores;
      for (const [name, kind] of [
        ["ece", "expected"],
        ["ace", "average"],
        ["mce", "maximum"],
      ] as const) {
        expect(found[name]).toBe(calibrationError(one!.calibration, { kind, average: "none" })[c]);
        expect(pooled[name]!.pooled.value).toBe(calibrationError(merged, { kind, average: "none" })[c]);
      }
      expect(pooled.brier!.pooled.value).toBeCloseTo(
        (one!.squaredError[c]! + two!.squaredError[c]!) / (2 * SIZE),
        14,
      );
      expect(report.classes[c - 1]!.calibration!.map(({ hits }) => hits)).toEqual(merged.hits[c]);
    }
  });

  it("keeps the bins out of a report without calibration errors", () => {
    const { classes, cases } = meterOf(1).report({ scores: ["brier"], resamples: 0 });
    expect([classes[1]!.calibration, cases[0]!.classes[1]!.calibration]).toEqual([undefined, undefined]);
  });

  it("merges in any order, through JSON, and compares", () => {
    const whole = JSON.stringify(meterOf(1, 2, 3));
    const merged = meterOf(3).merge(meterOf(1)).merge(meterOf(2));
    expect(JSON.stringify(merged)).toBe(whole);
    expect(JSON.stringify(DiceMeter.fromJSON(JSON.parse(whole)))).toBe(whole);
    const { overall } = merged.compare(meterOf(1, 2, 3), {
      scores: ["brier"],
      includeBackground: false,
      resamples: 0,
    });
    expect(overall.brier!.mean.value).toBe(0);
  });

  it("takes labels that are far apart, and other measures beside", () => {
    const { target, prediction } = caseOf(1);
    const meter = new DiceMeter({ measures: ["probabilities", "volume"] });
    const p = tensor(
      [...target.data].map((label) => (label === 2 ? 0.75 : 0.25)),
      [1, SIZE],
    );
    const twos = labelMap(
      [...target.data].map((label) => Number(label === 2)),
      [1, SIZE],
    );
    const guess = labelMap(
      [...prediction.data].map((label) => Number(label === 2)),
      [1, SIZE],
    );
    const counts = countProbabilities(p, twos, { classAxis: null });
    meter.add(guess, twos, { id: "a", probabilities: counts, spacing: [1, 1] });
    expect(meter.toJSON().cases[0]!.measures![0]!.slice(2, 6)).toEqual([
      ...[counts.intersection[1], counts.predicted[1], counts.actual[1], counts.squaredError[1]],
    ]);
    expect(meter.report({ scores: ["brier", "volume-difference"] }).cases[0]!.scores.brier).toBe(1 / 16);
    // Without a number of classes labels are numbered anew inside.
    const gap = new DiceMeter({ measures: ["probabilities"] });
    const three = labelMap(
      [...target.data].map((label) => (label === 1 ? 0 : label)),
      [1, SIZE],
    );
    gap.add(three, three, { id: "a", probabilities: countProbabilities(caseOf(1).probabilities, three) });
    expect(gap.report({ scores: ["soft-dice"] }).cases[0]!.classes.at(-1)!.scores["soft-dice"]).toBe(
      softDiceScore(caseOf(1).probabilities, three, { average: "none" })[2],
    );
  });

  it("refuses sums of another target, and a meter that lacks them", () => {
    const { probabilities, target, prediction } = caseOf(1);
    const counts = countProbabilities(probabilities, caseOf(2).target);
    const meter = new DiceMeter({ measures: ["probabilities"] });
    expect(() => meter.add(prediction, target, { id: "a", probabilities: counts })).toThrow(
      /^DiceMeter.add: probabilities count \d+ voxels of class 0 in the target, and the label maps \d+; want the same/,
    );
    expect(() => meter.add(prediction, target, { id: "a" })).toThrow(
      new TypeError("DiceMeter.add: probabilities are undefined, want the sums of countProbabilities"),
    );
    expect(meter.size).toBe(0);
    expect(() => new DiceMeter().add(prediction, target, { id: "a", probabilities: counts })).toThrow(
      "but the meter does not keep them",
    );
    expect(() =>
      new DiceMeter()
        .addCounts(countOverlap(prediction, target, { classes: 3 }), { id: "a" })
        .report({ scores: ["brier"] }),
    ).toThrow('score "brier" needs the measure "probabilities"');
  });
});

describe("numbers of bins", () => {
  const residue = (k: number) => (37 * k * k + 11 * k + 5) % 97;
  const p = Array.from({ length: 60 }, (_, k) => (residue(k) + 0.5) / 98);
  const t = p.map((_, k) => Number((k * k + 3 * k) % 7 < 1 + (5 * residue(k)) / 97));
  const target = labelMap(t, [1, 60]);
  const probabilities = tensor(Float64Array.from(p), [1, 60]);
  const meterOf = (bins: number) =>
    new DiceMeter({ measures: ["probabilities"], bins }).add(
      labelMap(
        p.map((value) => Number(value > 0.5)),
        [1, 60],
      ),
      target,
      { id: "a", probabilities: countProbabilities(probabilities, target, { classAxis: null, bins }) },
    );
  const reported = { scores: ["soft-dice", "brier", "ece", "ace", "mce"], resamples: 0 } as const;

  // torchmetrics 1.9.0, _ce_compute with norm "l1" and "max"; scikit-learn 1.2.1, calibration_curve and brier_score_loss.
  it.each([
    [7, 0.08537414965986394, 0.10420310981535472, 0.22278911564625847],
    [10, 0.20918367346938774, 0.28651360544217686, 0.9438775510204082],
    [15, 0.2340136054421769, 0.2731413994169097, 0.9438775510204082],
  ])("%d give the values of torchmetrics and scikit-learn, of the background too", (bins, ece, ace, mce) => {
    const { classes } = meterOf(bins).report(reported).cases[0]!;
    const [background, one] = classes.map((each) => each.scores);
    for (const [name, value] of Object.entries({ brier: 0.16703977509371096, ece, ace, mce })) {
      expect(one![name]).toBeCloseTo(value, 13);
      expect(background![name]).toBeCloseTo(value, 13);
    }
    expect(one!["soft-dice"]).toBeCloseTo(0.6859756097560975, 14);
    expect(background!["soft-dice"]).toBeCloseTo(0.6038461538461538, 14);
    expect(classes.map(({ calibration }) => calibration!.length)).toEqual([bins, bins]);
  });

  it("are in the state, and have to be the same to merge, to compare errors of bins, and to add", () => {
    const state = meterOf(7).toJSON();
    expect(state.bins).toBe(7);
    expect(DiceMeter.fromJSON(state).toJSON()).toEqual(state);
    expect(() => meterOf(7).merge(meterOf(10))).toThrow("want the same options");
    expect(() => meterOf(7).compare(meterOf(10), reported)).toThrow(
      new RangeError(
        "DiceMeter.compare: other keeps probabilities in 10 bins, this meter in 7; want the same",
      ),
    );
    const { overall } = meterOf(7).compare(meterOf(10), { ...reported, scores: ["brier"] });
    expect(overall.brier!.mean.value).toBe(0);
    const sums = countProbabilities(probabilities, target, { classAxis: null, bins: 7 });
    expect(() =>
      new DiceMeter({ measures: ["probabilities"] }).add(target, target, { id: "a", probabilities: sums }),
    ).toThrow("probabilities have 7 bins, and the meter 15; give countProbabilities and DiceMeter the same");
  });

  it("are refused without probabilities, and beyond their range", () => {
    expect(() => new DiceMeter({ bins: 10 })).toThrow(
      new RangeError(
        'DiceMeter: bins is 10, and the meter keeps no probabilities; give measures: ["probabilities"] too',
      ),
    );
    expect(() => new DiceMeter({ measures: ["probabilities"], bins: 0 })).toThrow("bins is 0");
    expect(() => countProbabilities(probabilities, target, { classAxis: null, bins: 10_001 })).toThrow(
      "bins is 10001, want at most 10000",
    );
    const { bins: _, ...without } = meterOf(15).toJSON();
    expect(DiceMeter.fromJSON(without).toJSON().bins).toBe(15);
    expect(() => DiceMeter.fromJSON({ ...without, bins: 14 })).toThrow("holds 64");
  });
});
