import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binaryCrossEntropyLoss,
  crossEntropyLoss,
  diceLoss,
  inspectGradient,
  jaccardLoss,
  labelMap,
  type Tensor,
  tensor,
  tverskyLoss,
} from "../../../src/index.ts";

const disc = (voxels: number, object: number) =>
  tensor(
    Float64Array.from({ length: voxels }, (_, k) => (k < object ? 1 : 0)),
    [1, voxels],
  );
const constant = (voxels: number, value: number) => tensor(new Float64Array(voxels).fill(value), [1, voxels]);

describe("the closed forms of Dice", () => {
  const inspection = inspectGradient(diceLoss, constant(65_536, 0.5), disc(65_536, 100), {
    classAxis: null,
    smooth: 0,
  });

  it("has two values whose ratio is (2 − D)/D, at 256² with an object of 100", () => {
    const dice = 1 - inspection.value;
    expect(dice).toBeCloseTo(0.00304247, 8);
    expect(inspection.distinctValues).toBe(2);
    expect(inspection.ratio).toBeCloseTo(656.36, 2);
    expect(inspection.ratio / ((2 - dice) / dice)).toBeCloseTo(1, 9);
    expect(inspection.threshold / (dice / 2)).toBeCloseTo(1, 9);
    expect(inspection.onTarget.sum).toBeCloseTo(-0.0060757, 7);
    expect(inspection.elsewhere.sum).toBeCloseTo(0.0060572, 7);
    expect(inspection.onTarget.sum / 100).toBeCloseTo(-6.0757e-5, 9);
    expect(inspection.elsewhere.sum / 65_436).toBeCloseTo(9.2566e-8, 12);
    expect(inspection.push).toBeLessThan(0);
  });

  it.each([
    [256 ** 2, 1, 181],
    [256 ** 2, 100, 1761],
  ])("turns the push of %d voxels with smoothing %d at %d voxels", (voxels, smooth, size) => {
    const options = { classAxis: null, smooth } as const;
    expect(inspectGradient(diceLoss, constant(voxels, 0.5), disc(voxels, 10), options).turningSize).toBe(
      size,
    );
  });

  it("never turns the push with smoothing in the denominator alone", () => {
    const options = { classAxis: null, smooth: { denominator: 1 } };
    expect(inspectGradient(diceLoss, constant(4096, 0.3), disc(4096, 10), options).turningSize).toBeNull();
  });

  it("agrees with (2 − D)/D at random predictions, and Jaccard with its own pair", () => {
    const probability = fc.integer({ min: 1, max: 63 }).map((k) => k / 64);
    const cases = fc.array(fc.tuple(probability, fc.boolean()), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(cases, (voxels) => {
        const p = tensor(
          Float64Array.from(voxels, ([x]) => x),
          [1, voxels.length],
        );
        const t = tensor(Float64Array.from([1, 0, ...voxels.slice(2).map(([, on]) => Number(on))]), p.shape);
        const options = { classAxis: null, smooth: 0 } as const;
        const dice = inspectGradient(diceLoss, p, t, options);
        expect(dice.ratio).toBeCloseTo((1 + dice.value) / (1 - dice.value), 6);
        const jaccard = inspectGradient(jaccardLoss, p, t, options);
        // 1/J, since the two values are −1/U and J/U
        expect(jaccard.ratio).toBeCloseTo(1 / (1 - jaccard.value), 6);
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});

describe("other losses", () => {
  it("have a value for each element, as cross entropy has", () => {
    const p = tensor([0.9, 0.7, 0.2, 0.1], [1, 4]);
    const t = tensor([1, 1, 0, 0], [1, 4]);
    const { distinctValues, share } = inspectGradient(binaryCrossEntropyLoss, p, t, { classAxis: null });
    expect(distinctValues).toBe(4);
    expect(share).toBeCloseTo((1 / 0.9 + 1 / 0.7) / (1 / 0.9 + 1 / 0.7 + 1 / 0.8 + 1 / 0.9), 5);
  });

  it("at perfection pull by β and push by α, as Tversky does", () => {
    const t = disc(64, 16);
    const options = { classAxis: null, smooth: 0, alpha: 0.3, beta: 0.7 };
    const { onTarget, elsewhere } = inspectGradient(tverskyLoss, t, t, options);
    expect(onTarget.sum / 16).toBeCloseTo(-0.7 / 16, 7);
    expect(elsewhere.sum / 48).toBeCloseTo(0.3 / 16, 7);
  });
});

describe("activations", () => {
  it("let 4p(1 − p) through, and saturation is measured where the target is missed", () => {
    const t = disc(1024, 50);
    const options = { classAxis: null, activation: "sigmoid", smooth: 0 } as const;
    const { kept, keptWhereMissed, ratio, value } = inspectGradient(diceLoss, constant(1024, -8), t, options);
    const p = 1 / (1 + Math.exp(8));
    expect(kept / (4 * p * (1 - p))).toBeCloseTo(1, 6);
    expect(keptWhereMissed / kept).toBeCloseTo(1, 6);
    expect(ratio / ((1 + value) / (1 - value))).toBeCloseTo(1, 5);
    expect(inspectGradient(diceLoss, constant(1024, 0), t, options).kept).toBeCloseTo(1, 6);
    const mixed = tensor(
      Float64Array.from({ length: 1024 }, (_, k) => (k === 7 ? 1 : -20)),
      [1, 1024],
    );
    expect(inspectGradient(diceLoss, mixed, t, options).mostKept).toBeCloseTo(0.786448, 5);
    expect(inspectGradient(diceLoss, t, t, { classAxis: null }).mostKept).toBe(1);
  });
});

describe("classes", () => {
  it("share the gradient, and an absent one that is left out gets none", () => {
    const logits = tensor([2, -1, 0, 1, 0, 3], [1, 2, 3]);
    const { classes, turningSize } = inspectGradient(crossEntropyLoss, logits, labelMap([0, 2], [1, 2]), {
      activation: "softmax",
    });
    expect(classes.map(({ label }) => label)).toEqual([0, 1, 2]);
    expect(classes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(turningSize).toBeNull();
    const p = tensor([0.5, 0.2, 0.3, 0.1, 0.2, 0.7], [1, 2, 3]);
    const skipped = inspectGradient(diceLoss, p, labelMap([0, 2], [1, 2]), { absentClasses: "skip" });
    expect(skipped.classes[1]!.magnitude).toBe(0);
  });

  it("share a place of the target only if it has several of them, along the axis that was given", () => {
    const logits = tensor(new Float64Array(12), [1, 3, 4]);
    const t = tensor([1, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 1], [1, 3, 4]);
    const sharedPlaces = (classAxis: number, activation: "softmax" | "sigmoid") =>
      inspectGradient(diceLoss, logits, t, { classAxis, activation }).sharedPlaces;
    expect(sharedPlaces(1, "softmax")).toBe(1);
    expect(sharedPlaces(2, "softmax")).toBe(2);
    expect(sharedPlaces(2, "sigmoid")).toBe(0);
  });
});

describe("errors", () => {
  const p = tensor([0.5, 0.5], [1, 2]);
  const loss = (x: Tensor) => x;

  it("name the argument", () => {
    expect(() => inspectGradient(5 as never, p, p)).toThrow("inspectGradient: loss is 5, want a function");
    expect(() => inspectGradient(loss, [1] as never, p)).toThrow(/inspectGradient: prediction is/);
    expect(() => inspectGradient(loss, p, [1] as never)).toThrow(/target is .*, want a Tensor or a LabelMap/);
    expect(() => inspectGradient(loss, p, tensor([1, 0, 1], [1, 3]))).toThrow(
      "inspectGradient: target shape [1, 3] does not fit prediction shape [1, 2]",
    );
    expect(() => inspectGradient(loss, p, p, { activation: "tanh" as never })).toThrow(
      /activation is "tanh"/,
    );
    expect(() => inspectGradient(loss, p, p, { classaxis: null })).toThrow(
      'inspectGradient: option classaxis is unknown; did you mean "classAxis"?',
    );
    expect(() => inspectGradient((() => 0.5) as never, p, p)).toThrow(
      "inspectGradient: loss gives 0.5, want a Tensor; make it of operations of softdice, or of your value",
    );
  });
});
