import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logSumExp, max, mean, min, type ReduceOptions, sum, type Tensor } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { sizeOf } from "../../src/tensor/shape.ts";
import { coordinatesIn, positionIn } from "../kernels/naive-walk.ts";
import { shapeAndAxes } from "../tensor/random-shapes.ts";
import { expectGradients, pull, randomTensor } from "./aspects/gradients.ts";

type Reduction = (x: Tensor, options?: ReduceOptions) => Tensor;
const add = (values: number[]) => values.reduce((total, value) => total + value, 0);
const REDUCTIONS: [string, Reduction, (values: number[]) => number][] = [
  ["sum", sum, add],
  ["mean", mean, (values) => add(values) / values.length],
  ["max", max, (values) => Math.max(...values)],
  ["min", min, (values) => Math.min(...values)],
  ["logSumExp", logSumExp, (values) => Math.log(add(values.map(Math.exp)))],
];

describe.each(REDUCTIONS)("%s", (_, reduction, naive) => {
  const reduce = (x: Tensor, axes: number[], keepDims: boolean) => reduction(x, { axes, keepDims });

  it("takes the elements together that fall on one, over any axes", () => {
    fc.assert(
      fc.property(shapeAndAxes(0, 4), fc.boolean(), fc.nat(100), ([shape, axes], keepDims, seed) => {
        const x = randomTensor(shape, seed);
        const kept = shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent));
        const groups = Array.from({ length: sizeOf(kept) }, (): number[] => []);
        for (const at of coordinatesIn(shape))
          groups[positionIn(kept, at)]!.push(x.data[positionIn(shape, at)]!);
        const got = reduce(x, axes, keepDims);
        expect(got.shape).toEqual(keepDims ? kept : shape.filter((_, axis) => !axes.includes(axis)));
        groups.forEach((group, k) => {
          expect(got.data[k]).toBeCloseTo(naive(group), 12);
        });
        const negative = axes.map((axis) => axis - shape.length).reverse();
        expect(reduce(x, negative, keepDims)).toEqual(got);
      }),
      { seed: 3 },
    );
  });

  it("has gradients of first and second order that agree with differences, over any axes", () => {
    fc.assert(
      fc.property(shapeAndAxes(0, 3), fc.boolean(), fc.nat(100), ([shape, axes], keepDims, seed) => {
        expectGradients((x) => reduce(x, axes, keepDims), randomTensor(shape, seed));
      }),
      { seed: 4, numRuns: 8 },
    );
  });

  it("takes all axes where none is named, and keeps the dtype", () => {
    const x = tensor([
      [1, 2],
      [4, 8],
    ]);
    expect(reduction(x).shape).toEqual([]);
    expect(reduction(x, { keepDims: true }).shape).toEqual([1, 1]);
    expect(reduction(x).dtype).toBe("float32");
    expect(reduction(x, { axes: 1 }).shape).toEqual([2]);
  });

  it("refuses axes that are none", () => {
    const x = tensor([[1, 2]]);
    expect(() => reduction(x, { axes: 2 })).toThrow(
      new RangeError(`${_}: axis 2 of a tensor of rank 2, want -2 to 1`),
    );
    expect(() => reduction(x, { axes: [0, -2] })).toThrow(`${_}: axes [0, -2] name an axis twice`);
    expect(() => reduction(x, { keepDims: 1 as never })).toThrow(
      new TypeError(`${_}: keepDims is 1, want true or false`),
    );
    expect(() => reduction(x, { axs: 1 } as never)).toThrow(
      `${_}: unknown option "axs", want axis, keepDims, axes; did you mean "axis"?`,
    );
  });

  it("takes axis and axes as one word, but not both", () => {
    const x = tensor([
      [1, 2],
      [3, 5],
    ]);
    expect(reduction(x, { axis: 1 })).toEqual(reduction(x, { axes: 1 }));
    expect(reduction(x, { axis: [0, -1], keepDims: true })).toEqual(
      reduction(x, { axes: [0, 1], keepDims: true }),
    );
    expect(() => reduction(x, { axis: 1, axes: 1 })).toThrow(
      new TypeError(`${_}: options have axis and axes, want one of them`),
    );
  });
});

describe("sum and mean", () => {
  it("accumulate in float64", () => {
    const x = tensor(new Float32Array(1000).fill(0.1));
    expect(sum(x).item()).toBe(Math.fround(1000 * Math.fround(0.1)));
    expect(mean(x).item()).toBeCloseTo(Math.fround(0.1), 8);
  });
});

describe("max and min", () => {
  it.each([
    ["max", max, [1, 5, 5, 2], [0, 0.5, 0.5, 0]],
    ["max", max, [7, 7, 7, 7], [0.25, 0.25, 0.25, 0.25]],
    ["min", min, [1, 5, 1, 2], [0.5, 0, 0.5, 0]],
    ["min", min, [-0, 0, 1, 2], [0.5, 0.5, 0, 0]],
  ] as const)("%s: equal ones share the gradient equally, %#", (_, extreme, values, want) => {
    expect(pull((x) => extreme(x), tensor([...values])).gradients[0]).toEqual(want);
  });

  it("share within each group", () => {
    const x = tensor([
      [1, 3],
      [3, 3],
    ]);
    expect(pull((at) => max(at, { axes: 1 }), x).gradients[0]).toEqual([
      [0, 1],
      [0.5, 0.5],
    ]);
  });

  it("give NaN where there is one", () => {
    expect(max(tensor([1, Number.NaN, 3])).item()).toBeNaN();
    expect(min(tensor([Number.NaN, 1])).item()).toBeNaN();
  });
});

describe("logSumExp", () => {
  const of = (...values: number[]) => tensor(values, [values.length], { dtype: "float64" });

  it.each([
    [[1000, 1000], 1000 + Math.LN2],
    [[-1000, -1000], -1000 + Math.LN2],
    [[700, -700], 700],
    [[5], 5],
    [[-Infinity, 3], 3],
    [[-Infinity, -Infinity], -Infinity],
    [[Infinity, 0], Infinity],
    [[Number.NaN, 0], Number.NaN],
  ])("of %j is %f", (values, want) => {
    expect(logSumExp(of(...values)).item()).toBe(want);
  });

  it("has the softmax for its gradient, also far out", () => {
    expect(pull((x) => logSumExp(x), of(1000, 1000)).gradients[0]).toEqual([0.5, 0.5]);
    expect(pull((x) => logSumExp(x), of(700, -700)).gradients[0]).toEqual([1, 0]);
    expect(pull((x) => logSumExp(x), of(0, -Infinity)).gradients[0]).toEqual([1, 0]);
  });
});

describe("mean near the ends of float64", () => {
  it("is right where the sum is beyond them", () => {
    const x = tensor([1.7e308, 1.7e308, 1e308, -1.7e308], [2, 2], { dtype: "float64" });
    expect(mean(x).item() / 6.75e307).toBeCloseTo(1, 14);
    expect(mean(x, { axis: 1 }).data[0]).toBe(1.7e308);
    expect(mean(tensor([Infinity, 1], [2], { dtype: "float64" })).item()).toBe(Infinity);
    expect(mean(tensor([Infinity, -Infinity], [2], { dtype: "float64" })).item()).toBeNaN();
  });
});
