import { describe, expect, it } from "vitest";
import { grad } from "../../../src/autodiff/differentiate.ts";
import type { Target, VoxelLossOptions } from "../../../src/index.ts";
import { readLossOptions } from "../../../src/losses/read/loss-options.ts";
import { readLoss } from "../../../src/losses/read/read-loss.ts";
import { takeSums } from "../../../src/losses/sums/loss-plan.ts";
import {
  computeVoxelLoss,
  isBinary,
  type TermChoice,
  voxelPlan,
} from "../../../src/losses/sums/voxel-plan.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;
const powersOfE = (powers: number[], shape: number[]) =>
  tensor(
    powers.map((power) => Math.exp(power)),
    shape,
    f64,
  );
const lossOf = (
  prediction: ReturnType<typeof tensor>,
  target: Target,
  options: VoxelLossOptions,
  choice: TermChoice,
) => computeVoxelLoss(voxelPlan(readLoss(readLossOptions("loss", options), prediction, target), choice));

describe("categorical", () => {
  const labels = labelMap([0, 1, 1], [1, 3]);
  // Minus the logarithm of class 0 at the first voxel is 1, of class 1 at the others 4 and 16.
  const prediction = powersOfE([-1, -2, -3, -4, -5, -16], [1, 3, 2]);
  const loss = (options: VoxelLossOptions, target: Target = labels) =>
    lossOf(prediction, target, options, { form: "categorical" });

  it.each<[VoxelLossOptions, number]>([
    [{}, 7],
    [{ weightNormalization: "none" }, 7],
    [{ reduction: "sum" }, 21],
    [{ classWeights: [10, 1] }, 30 / 12],
    [{ classWeights: [10, 1], weightNormalization: "classes" }, 30 / 6],
    [{ classWeights: [10, 1], weightNormalization: "none" }, 30 / 3],
    [{ classWeights: [10, 1], reduction: "sum" }, 30],
    [{ includeBackground: false }, 20 / 2],
    [{ includeBackground: false, classWeights: [10, 2], weightNormalization: "classes" }, 40 / 3],
    [{ mask: labelMap([1, 1, 0], [1, 3]) }, 5 / 2],
    [{ mask: labelMap([1, 1, 0], [1, 3]), classWeights: [10, 1] }, 14 / 11],
    [{ ignoreIndex: 1, classWeights: [10, 1], weightNormalization: "classes" }, 10 / 2],
    [{ ignoreIndex: 1, includeBackground: false }, 0],
    [{ classWeights: [0, 1], ignoreIndex: 1 }, 0],
    [{ mask: labelMap([0, 0, 0], [1, 3]), classWeights: [1, 1], weightNormalization: "none" }, 0],
  ])("under %j is %f", (options, want) => {
    expect(loss(options).item()).toBeCloseTo(want, 14);
  });

  it("is divided by the sum of the target", () => {
    const soft = tensor([0.5, 0, 0.25, 0.25, 0, 1], [1, 3, 2], f64);
    expect(loss({}, soft).item()).toBeCloseTo((0.5 + 0.75 + 1 + 16) / 2, 14);
  });

  it("without reduction is a map of voxels", () => {
    expect(
      loss({ reduction: "none", classWeights: [10, 1], mask: labelMap([1, 0, 1], [1, 3]) }).toArray(),
    ).toEqual([[10, expect.closeTo(0, 300), 16]]);
  });
});

describe("binary", () => {
  const labels = labelMap([0, 1], [1, 2]);
  // −log p is 1, 2, 4 and 8; the logarithms of 1 − p follow from that.
  const values = [-1, -2, -4, -8];
  const prediction = powersOfE(values, [1, 2, 2]);
  const rest = values.map((power) => -Math.log1p(-Math.exp(power)));
  const loss = (options: VoxelLossOptions, target: Target = labels) =>
    lossOf(prediction, target, options, { form: "binary" });
  // Class 0: its label at the first voxel, not at the second; class 1 the other way round.
  const [a, b] = [1 + rest[2]!, rest[1]! + 8];

  it.each<[VoxelLossOptions, number]>([
    [{}, (a + b) / 4],
    [{ weightNormalization: "none" }, (a + b) / 4],
    [{ reduction: "sum" }, a + b],
    [{ classWeights: [3, 1] }, (3 * a + b) / 2 / 4],
    [{ classWeights: [3, 1], weightNormalization: "classes" }, (3 * a + b) / 2 / 2],
    [{ classWeights: [3, 1], weightNormalization: "none" }, (3 * a + b) / 2],
    [{ classWeights: [3, 1], reduction: "sum" }, 3 * a + b],
    [{ includeBackground: false }, b / 2],
    [{ includeBackground: false, classWeights: [3, 2] }, b / 2],
    [{ mask: labelMap([0, 1], [1, 2]) }, (rest[2]! + 8) / 2],
    [{ mask: labelMap([0, 0], [1, 2]) }, 0],
  ])("under %j is %f", (options, want) => {
    expect(loss(options).item()).toBeCloseTo(want, 13);
  });

  it("is linear in the target", () => {
    const soft = tensor([0.25, 1, 0, 0.5], [1, 2, 2], f64);
    expect(loss({ reduction: "sum" }, soft).item()).toBeCloseTo(
      0.25 * 1 + 0.75 * rest[0]! + 2 + rest[2]! + 0.5 * 8 + 0.5 * rest[3]!,
      13,
    );
  });

  it("without reduction has the prediction's layout", () => {
    const options = { reduction: "none", classWeights: [3, 1] } as const;
    const close = (value: number) => expect.closeTo(value, 12);
    expect(loss(options).toArray()).toEqual([
      [
        [close(3), close(rest[1]!)],
        [close(3 * rest[2]!), close(8)],
      ],
    ]);
    expect(loss({ ...options, includeBackground: false }).toArray()).toEqual([
      [[close(rest[1]!)], [close(8)]],
    ]);
  });
});

describe("without reduction", () => {
  const labels = labelMap([0, 1], [1, 2]);
  const run = (values: number[], options: VoxelLossOptions, target = labels) =>
    lossOf(
      tensor(values, [1, 2, 2], f64),
      target,
      { reduction: "none", ...options },
      { form: "categorical" },
    );

  it.each<[number[], VoxelLossOptions, string]>([
    [[0.5, 0.5, 1.5, -0.5], {}, "loss: prediction holds 1.5 at [0, 1, 0], want 0 to 1"],
    [[1, 2, 3, Number.NaN], { activation: "softmax" }, "loss: prediction holds the logit NaN at [0, 1, 1]"],
    [
      [1e300, -1e300, -1e300, 1e300],
      { activation: "softmax", classWeights: [1e10, 1] },
      "loss: the loss is Infinity",
    ],
  ])("refuses %j", (values, options, message) => {
    const wrong = options.classWeights === undefined ? labels : labelMap([1, 0], [1, 2]);
    expect(() => run(values, options, wrong)).toThrow(message);
  });

  it("refuses a label that is none of the classes, whether values are validated or not", () => {
    for (const validate of [true, false])
      expect(() => run([0.5, 0.5, 0.5, 0.5], { validate }, labelMap([0, 2], [1, 2]))).toThrow("loss: target");
  });
});

describe("the derivative that is known before the pass", () => {
  const labels = labelMap([0, 1, 1, 1, 0, 2], [2, 3]);
  const prediction = tensor(new Float32Array(18).fill(0.25), [2, 3, 3]);
  const mask = labelMap([1, 0, 1, 1, 1, 0], [2, 3]);
  const plan = (options: VoxelLossOptions, form: TermChoice["form"], target: Target = labels) =>
    voxelPlan(readLoss(readLossOptions("loss", options), prediction, target), { form });

  it.each<VoxelLossOptions>([
    {},
    { reduction: "sum" },
    { mask },
    { ignoreIndex: 1 },
    { includeBackground: false },
    { classWeights: [0.1, 0.2, 0.7] },
    { classWeights: [0.1, 0.2, 0.7], mask, includeBackground: false },
    { classWeights: [0.1, 0.2, 0.7], weightNormalization: "classes", mask },
    { classWeights: [0.1, 0.2, 0.7], weightNormalization: "none", ignoreIndex: 0 },
  ])("is the one that arrives, under %j", (options) => {
    for (const form of ["categorical", "binary"] as const) {
      const { slopeAhead, formula, input, ...others } = plan(options, form);
      const sums = takeSums({ ...others, input, overlap: null });
      const arrived = grad((terms) => formula({ ...sums, terms }))(sums.terms);
      expect(slopeAhead!()).not.toBeNull();
      expect([...arrived.data]).toEqual([slopeAhead!(), slopeAhead!()]);
    }
  });

  it("is not known where nothing counts, or the weights of a soft target would have to be read", () => {
    const nothing = { mask: labelMap(new Uint8Array(6), [2, 3]) };
    expect(plan(nothing, "categorical").slopeAhead!()).toBeNull();
    expect(plan(nothing, "binary").slopeAhead!()).toBeNull();
    expect(plan({}, "categorical", prediction).slopeAhead!()).toBeNull();
    expect(plan({}, "binary", prediction).slopeAhead!()).toBe(1 / 18);
    expect(plan({ reduction: "sum" }, "categorical", prediction).slopeAhead!()).toBe(1);
  });
});

describe("isBinary", () => {
  it.each<[readonly number[], VoxelLossOptions, boolean]>([
    [[1, 2, 2], {}, false],
    [[1, 2, 2], { activation: "softmax" }, false],
    [[1, 2, 2], { activation: "sigmoid" }, true],
    [[1, 2, 1], {}, true],
    [[1, 1, 2], {}, false],
    [[1, 1, 2], { classAxis: 1 }, true],
    [[1, 2, 2], { classAxis: null }, true],
  ])("of shape %j under %j is %s", (shape, options, want) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    expect(isBinary(tensor(new Float32Array(size), shape), options)).toBe(want);
  });

  it("leaves it to the loss to refuse what is no tensor", () => {
    expect(isBinary([0.5] as never, {})).toBe(false);
  });
});
