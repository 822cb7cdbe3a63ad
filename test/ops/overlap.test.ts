import { describe, expect, it } from "vitest";
import {
  abs,
  add,
  assertGradcheck,
  concatenate,
  grad,
  gradcheck,
  hvp,
  multiply,
  oneHot,
  reshape,
  square,
  stack,
  subtract,
  sum,
  Tensor,
} from "../../src/index.ts";
import * as kernels from "../../src/kernels/overlap/overlap.ts";
import { type OverlapResult, type OverlapSpec, overlapSums } from "../../src/ops/overlap.ts";
import { classLayout } from "../../src/tensor/class-layout.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import type { Target } from "../../src/tensor/target.ts";
import { randomLabels, randomValues } from "../tensor/random-values.ts";
import { expectNoFail, weighted } from "./aspects/gradients.ts";

const SHAPES = [
  ["last", [2, 2, 2], -1],
  ["first", [2, 2, 2], 1],
  ["middle", [1, 2, 2, 2], 2],
] as const;

const CASES = SHAPES.flatMap(([place, shape, axis]) =>
  (["products", "squares", "minima"] as const).flatMap((kind) =>
    [false, true].flatMap((masked) =>
      (["soft", "labels"] as const).map((kindOfTarget) => {
        const layout = classLayout("f", [...shape], axis);
        const voxels = layout.batch * layout.voxels;
        const size = voxels * layout.classes;
        const counted = masked ? Uint8Array.from({ length: voxels }, (_, k) => (k % 3 === 1 ? 0 : 1)) : null;
        const target: Target =
          kindOfTarget === "soft"
            ? tensor(randomValues(size, 1, 0, 1), shape)
            : labelMap(randomLabels(voxels, 1, layout.classes), layout.voxelShape);
        const prediction = tensor(randomValues(size, 2, 0, 1), shape);
        const pass: OverlapSpec = { layout, counted, kind };
        return {
          name: `${kind}, ${kindOfTarget}, channels ${place}, ${masked ? "masked" : "all"}`,
          ...{ prediction, target, pass, axis },
        };
      }),
    ),
  ),
);

/** The three sums as one tensor, [3, batch, classes]. */
const stacked = ({ overlap, predicted, actual }: OverlapResult) => stack([overlap, predicted, actual]);

describe.each(CASES)("$name", ({ prediction, target, pass, axis }) => {
  const sums = (p: Tensor, t: Target = target) => stacked(overlapSums(p, t, pass, true));
  /** Bent, so that derivatives of every order are there. */
  const loss = (p: Tensor, t: Target = target) => weighted(square(sums(p, t)), 3);

  it("the sums are those of the kernel", () => {
    const operands = { ...pass, prediction: prediction.data, target: target.data };
    const want = kernels.overlapSums(operands, true);
    const got = overlapSums(prediction, target, pass, true);
    const count = pass.layout.batch * pass.layout.classes;
    expect([...stacked(got).data, ...got.targetVoxels]).toEqual([...want.sums]);
    expect(got.overlap.shape).toEqual([pass.layout.batch, pass.layout.classes]);
    expect(got.targetVoxels).toHaveLength(count);
    expect(got.valid).toBe(want.valid);
  });

  it("value and gradients agree with primitive operations", () => {
    const { layout, counted, kind } = pass;
    const { batch, outer, classes, inner } = layout;
    const counts = counted && reshape(tensor(counted), [batch, outer, 1, inner]);
    const dense = (x: Tensor) => {
      const found = reshape(x, [batch, outer, classes, inner]);
      return counts === null ? found : multiply(found, counts);
    };
    const hot =
      target instanceof Tensor ? target : oneHot(target, classes, { classAxis: axis, dtype: "float64" });
    const composed = (p: Tensor, t: Tensor) => {
      const [x, y] = [dense(p), dense(t)];
      const total = (z: Tensor) => sum(z, { axes: [1, 3] });
      const bent = (z: Tensor) => total(kind === "squares" ? square(z) : z);
      const lesser = multiply(0.5, subtract(add(x, y), abs(subtract(x, y))));
      const overlap = total(kind === "minima" ? lesser : multiply(x, y));
      return weighted(square(reshape(concatenate([overlap, bent(x), bent(y)]), [3, batch, classes])), 3);
    };
    const close = (a: Tensor, b: Tensor) => {
      for (const [k, value] of a.data.entries()) expect(value).toBeCloseTo(b.data[k]!, 12);
    };
    close(loss(prediction), composed(prediction, hot));
    close(grad((p) => loss(p))(prediction), grad((p) => composed(p, hot))(prediction));
    if (target instanceof Tensor) {
      close(grad((t) => loss(prediction, t))(target), grad((t) => composed(prediction, t))(target));
    }
  });

  it("derivatives of every order agree with differences, in prediction and target", () => {
    const { data } = prediction;
    const direction = new Tensor(randomValues(data.length, 4, 0.5, 1), prediction.shape);
    assertGradcheck((p) => loss(p), prediction);
    expectNoFail(gradcheck((p) => weighted(grad((x) => loss(x))(p), 5), prediction));
    expectNoFail(gradcheck((p) => weighted(hvp((x) => loss(x))(p, direction), 6), prediction));
    if (!(target instanceof Tensor)) return;
    assertGradcheck((t) => loss(prediction, t), target);
    expectNoFail(gradcheck((t) => weighted(grad((x) => loss(prediction, x))(t), 5), target));
    expectNoFail(gradcheck((t) => weighted(grad((p) => loss(p, t))(prediction), 6), target));
    expectNoFail(gradcheck((p) => weighted(grad((t) => loss(p, t))(target), 7), prediction));
  });
});

describe("dtypes", () => {
  const layout = classLayout("f", [1, 2, 2], -1);
  const pass: OverlapSpec = { layout, counted: null, kind: "products" };

  it("sums are float64, and each gradient has the dtype of its input", () => {
    const p = tensor([0.1, 0.2, 0.3, 0.4], [1, 2, 2]);
    const t = tensor([1, 0, 0, 1], [1, 2, 2], { dtype: "float64" });
    expect(overlapSums(p, t, pass, true).overlap.dtype).toBe("float64");
    const gradients = grad((x: Tensor, y: Tensor) => sum(stacked(overlapSums(x, y, pass, true))))(p, t);
    expect(gradients.map(({ dtype }) => dtype)).toEqual(["float32", "float64"]);
    expect(gradients[0].toArray()).toEqual([
      [
        [2, 1],
        [1, 2],
      ],
    ]);
  });

  it("equal values share the derivative of the lesser", () => {
    const p = tensor([0.5, 0.25], [1, 2]);
    const minima: OverlapSpec = {
      layout: classLayout("f", [1, 2], null),
      counted: null,
      kind: "minima",
    };
    const f = (x: Tensor) => sum(overlapSums(x, p, minima, true).overlap);
    expect(grad(f)(p).toArray()).toEqual([[0.5, 0.5]]);
  });

  it("values that are none are told, if asked", () => {
    const wrong = tensor([0.1, 1.5, 0.3, 0.4], [1, 2, 2]);
    const labels = labelMap([0, 1], [1, 2]);
    expect(overlapSums(wrong, labels, pass, true).valid).toBe(false);
    expect(overlapSums(wrong, labels, pass, false).valid).toBe(true);
  });
});
