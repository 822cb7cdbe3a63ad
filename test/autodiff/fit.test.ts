import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { broadcastTo, castTo, sumBack, sumTo } from "../../src/autodiff/fit.ts";
import { grad, multiply, sum, Tensor } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { sizeOf } from "../../src/tensor/shape.ts";

const counting = (shape: readonly number[]) =>
  new Tensor(
    Float64Array.from({ length: sizeOf(shape) }, (_, k) => 1 + k),
    shape,
  );

/** A shape, a shape that broadcasts to it, and a third one between: what a gradient may look like. */
const shapes = fc
  .array(fc.record({ extent: fc.integer({ min: 1, max: 3 }), input: fc.boolean(), gradient: fc.boolean() }), {
    maxLength: 4,
  })
  .chain((axes) =>
    fc.record({ axes: fc.constant(axes), inputDrop: fc.nat(axes.length), gradientDrop: fc.nat(axes.length) }),
  )
  .map(({ axes, inputDrop, gradientDrop }) => {
    const thin = (pick: "input" | "gradient", drop: number) => {
      const shape = axes.map((axis) => (axis[pick] ? axis.extent : 1));
      const leading = shape.findIndex((extent) => extent !== 1);
      return shape.slice(Math.min(drop, leading < 0 ? shape.length : leading));
    };
    return {
      from: axes.map((axis) => axis.extent),
      to: thin("input", inputDrop),
      seen: thin("gradient", gradientDrop),
    };
  });

describe("sumBack", () => {
  it("gives, stretched or not, what summing the stretched gradient gives", () => {
    fc.assert(
      fc.property(shapes, ({ from, to, seen }) => {
        const gradient = counting(seen);
        const want = sumTo(broadcastTo(gradient, from), to);
        const got = broadcastTo(sumBack(gradient, from, to), to);
        expect(got.shape).toEqual(want.shape);
        expect(Array.from(got.data)).toEqual(Array.from(want.data));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it("multiplies where the gradient is one number for many", () => {
    expect(sumBack(tensor([5]), [4, 3], []).item()).toBe(60);
  });
});

describe("broadcastTo and sumTo", () => {
  it("are each other's transpose", () => {
    fc.assert(
      fc.property(shapes, ({ from, to }) => {
        const [x, y] = [counting(to), counting(from)];
        const inner = (a: Tensor, b: Tensor) =>
          Array.from(a.data).reduce((total, value, k) => total + value * b.data[k]!, 0);
        expect(inner(broadcastTo(x, from), y)).toBe(inner(x, sumTo(y, to)));
      }),
      { seed: 8 },
    );
  });

  it("differentiate", () => {
    const weights = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(grad((x) => sum(multiply(broadcastTo(x, [2, 3]), weights)))(tensor([1, 1, 1])).toArray()).toEqual([
      5, 7, 9,
    ]);
    expect(grad((x) => sum(multiply(sumTo(x, [2, 1]), tensor([[7], [9]]))))(weights).toArray()).toEqual([
      [7, 7, 7],
      [9, 9, 9],
    ]);
  });

  it("give back a tensor that fits as it is", () => {
    const x = tensor([1, 2]);
    expect(broadcastTo(x, [2])).toBe(x);
    expect(sumTo(x, [2])).toBe(x);
    expect(castTo(x, "float32")).toBe(x);
  });
});

describe("castTo", () => {
  it("rounds to float32, and gives the gradient back in float64", () => {
    const x = tensor([0.1], [1], { dtype: "float64" });
    expect(castTo(x, "float32").toArray()).toEqual([Math.fround(0.1)]);
    expect(grad((y) => sum(castTo(y, "float32")))(x).dtype).toBe("float64");
  });
});
