import { describe, expect, it } from "vitest";
import { grad, sum, type Target, type Tensor, type VoxelLossOptions } from "../../../src/index.ts";
import { voxelGrid } from "../../../src/losses/voxel/voxel-grid.ts";
import { voxelSettings } from "../../../src/losses/voxel/voxel-options.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const gridOf = (prediction: Tensor, target: Target, options: VoxelLossOptions = {}, scores = false) =>
  voxelGrid("loss", prediction, target, voxelSettings("loss", options), scores ? "scores" : "probabilities");
const p = tensor([0.5, 0.25, 0.125, 0.75, 0, 1], [1, 2, 3], { dtype: "float64" });
const labels = labelMap([2, 0], [1, 2]);

describe("voxelGrid", () => {
  it("lays out prediction and target with the classes on axis 2, in float64", () => {
    const last = gridOf(p, labels);
    expect(last.prediction.toArray()).toEqual([
      [
        [[0.5], [0.25], [0.125]],
        [[0.75], [0], [1]],
      ],
    ]);
    expect(last.target.toArray()).toEqual([
      [
        [[0], [0], [1]],
        [[1], [0], [0]],
      ],
    ]);
    expect(last.counts.toArray()).toEqual([[[[1]], [[1]]]]);
    const first = gridOf(tensor([...p.data], [1, 3, 2]), labels, { classAxis: 1 });
    expect(first.prediction.toArray()).toEqual([
      [
        [
          [0.5, 0.25],
          [0.125, 0.75],
          [0, 1],
        ],
      ],
    ]);
    expect(first.target.toArray()).toEqual([
      [
        [
          [0, 1],
          [0, 0],
          [1, 0],
        ],
      ],
    ]);
    expect(first.prediction.dtype).toBe("float64");
    const none = gridOf(tensor([0.5, 0], [1, 2]), labelMap([1, 0], [1, 2]), { classAxis: null });
    expect(none.prediction.shape).toEqual([1, 2, 1, 1]);
    expect([...none.target.data]).toEqual([1, 0]);
    const middle = gridOf(
      tensor(new Float32Array(24), [2, 2, 3, 2]),
      labelMap(new Uint8Array(8), [2, 2, 2]),
      {
        classAxis: 2,
      },
    );
    expect(middle.prediction.shape).toEqual([2, 2, 3, 2]);
    expect(middle.counts.shape).toEqual([2, 2, 1, 2]);
  });

  it("makes nothing of voxels that do not count, whatever they hold", () => {
    const broken = tensor([Number.NaN, 9, -9, 0.75, 0, 1], [1, 2, 3], { dtype: "float64" });
    const soft = tensor([Number.NaN, 255, -1, 0.5, 0.25, 0.25], [1, 2, 3], { dtype: "float64" });
    const grid = gridOf(broken, soft, { mask: labelMap([0, 5], [1, 2]) });
    expect([...grid.prediction.data]).toEqual([0, 0, 0, 0.75, 0, 1]);
    expect([...grid.target.data]).toEqual([0, 0, 0, 0.5, 0.25, 0.25]);
    expect([...grid.counts.data]).toEqual([0, 1]);
    expect(grid.voxels).toBe(1);
    const slopes = grad((x) => sum(gridOf(x, labelMap([7, 0], [1, 2]), { ignoreIndex: 7 }).prediction))(
      broken,
    );
    expect([...slopes.data]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it.each([
    [{}, [1, 1, 1], null, 3],
    [{ classWeights: [2, 3, 4] }, [2, 3, 4], [2, 3, 4], 3],
    [{ includeBackground: false }, [0, 1, 1], null, 2],
    [{ includeBackground: false, classWeights: [2, 3, 4] }, [0, 3, 4], [3, 4], 2],
  ] as const)("under %j weighs the classes by %j", (options, weights, given, classes) => {
    const grid = gridOf(p, labels, options as VoxelLossOptions);
    expect([...grid.weights.data]).toEqual([...weights]);
    expect(grid.weights.shape).toEqual([3, 1]);
    expect(grid.given).toEqual(given);
    expect(grid.classes).toBe(classes);
  });

  it.each<[string, () => unknown, ErrorConstructor]>([
    [
      "prediction holds 1.5 at [0, 1, 0], want 0 to 1; activation",
      () => gridOf(tensor([0, 0, 0, 1.5, 0, 0], [1, 2, 3]), labels),
      RangeError,
    ],
    [
      "prediction holds NaN at [0, 1, 0], want 0 to 1",
      () => gridOf(tensor([0, 0, 0, Number.NaN, 0, 0], [1, 2, 3]), labels),
      RangeError,
    ],
    [
      "prediction holds the logit NaN at [0, 0, 1], want finite numbers",
      () => gridOf(tensor([9, Number.NaN], [1, 1, 2]), labelMap([0], [1, 1]), { activation: "softmax" }),
      RangeError,
    ],
    [
      "prediction holds the logit -Infinity at [0, 0, 1], want finite numbers",
      () => gridOf(tensor([9, -Infinity], [1, 1, 2]), labelMap([0], [1, 1]), {}, true),
      RangeError,
    ],
    [
      "target holds -1 at [0, 0, 0], want 0 to 1",
      () => gridOf(p, tensor([-1, 0, 0, 0, 0, 0], [1, 2, 3])),
      RangeError,
    ],
    ["target holds label 3 at [0, 1], want 0 to 2", () => gridOf(p, labelMap([2, 3], [1, 2])), RangeError],
    [
      "target shape [2] differs from [1, 2], the prediction without its classes",
      () => gridOf(p, labelMap([2, 0])),
      RangeError,
    ],
    [
      "includeBackground false leaves no class of 1",
      () => gridOf(tensor([0.5], [1, 1]), labelMap([1], [1]), { includeBackground: false }),
      RangeError,
    ],
    [
      'softmax over one class is 1 everywhere; activation "sigmoid" takes the logits of one',
      () => gridOf(tensor([0.5], [1, 1]), labelMap([1], [1]), { activation: "softmax" }),
      RangeError,
    ],
    ["ignoreIndex 1 needs a LabelMap target", () => gridOf(p, p, { ignoreIndex: 1 }), TypeError],
    ["mask shape [2] differs from [1, 2]", () => gridOf(p, labels, { mask: labelMap([1, 1]) }), RangeError],
  ])("refuses: %s", (message, run, kind) => {
    expect(run).toThrow(kind);
    expect(run).toThrow(`loss: ${message}`);
  });

  it("looks at no value without validation, but at every label", () => {
    const wild = tensor([7, Number.NaN, -1, 0, 0, 0], [1, 2, 3]);
    expect(() => gridOf(wild, labels, { validate: false })).not.toThrow();
    expect(() => gridOf(wild, labelMap([2, 3], [1, 2]), { validate: false })).toThrow(RangeError);
  });

  it("looks for logits that are none where a voxel counts, in either layout", () => {
    const mask = labelMap([1, 1, 0, 1], [2, 2]);
    const target = labelMap([0, 0, 0, 0], [2, 2]);
    const logits = (shape: number[], at: number[]) =>
      tensor(
        Array.from({ length: 12 }, (_, k) => (at.includes(k) ? Number.NaN : 7)),
        shape,
      );
    for (const activation of ["softmax", "sigmoid"] as const) {
      const last = (at: number[]) => () => gridOf(logits([2, 2, 3], at), target, { activation, mask });
      const first = (at: number[]) => () =>
        gridOf(logits([2, 3, 2], at), target, { activation, mask, classAxis: 1 });
      expect(last([6, 7, 8])).not.toThrow();
      expect(first([6, 8, 10])).not.toThrow();
      for (const at of [0, 1, 2, 3, 4, 5, 9, 10, 11]) expect(last([at])).toThrow(RangeError);
      for (const at of [0, 1, 2, 3, 4, 5, 7, 9, 11]) expect(first([at])).toThrow(RangeError);
    }
  });

  it("takes scores of any size", () => {
    expect(gridOf(tensor([9, -9], [1, 1, 2]), labelMap([0], [1, 1]), {}, true).prediction.data[0]).toBe(9);
  });
});
