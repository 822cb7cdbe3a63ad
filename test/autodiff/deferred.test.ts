import { describe, expect, it } from "vitest";
import { isDeferred, settled, withDeferring, withoutDeferring } from "../../src/autodiff/deferred.ts";
import {
  abs,
  add,
  customGradient,
  divide,
  exp,
  grad,
  log,
  maximum,
  mean,
  multiply,
  negate,
  power,
  relu,
  sigmoid,
  softplus,
  sqrt,
  square,
  subtract,
  sum,
  type Tensor,
  tanh,
  tensor,
  valueAndGrad,
} from "../../src/index.ts";
import { withoutSimd } from "../../src/kernels/simd/simd-module.ts";
import { expectSameBits } from "../kernels/same-bits.ts";
import { randomValues } from "../tensor/random-values.ts";

/** More than two tiles, and a rest. */
const SIZE = 9001;
const single = (seed: number) => tensor(Float32Array.from(randomValues(SIZE, seed, 0.1, 2)));
const t = single(1);
const row = tensor(Float32Array.from(randomValues(SIZE, 2, 0.1, 2)), [1, SIZE]);
const double = tensor(randomValues(SIZE, 3, 0.1, 2));

const LOSSES: Record<string, (x: Tensor) => Tensor> = {
  Dice: (x) => subtract(1, divide(multiply(2, sum(multiply(x, t))), add(add(sum(x), sum(t)), 1e-6))),
  "cross entropy": (x) => mean(subtract(softplus(x), multiply(x, t))),
  "sum of squares over a sum": (x) => divide(sum(square(sigmoid(x))), add(sum(square(x)), 1)),
  "one tensor in many places": (x) => {
    const y = multiply(x, t);
    return sum(add(multiply(y, y), subtract(multiply(y, x), divide(y, add(x, 1)))));
  },
  "a long chain": (x) => {
    let y = x;
    for (let k = 0; k < 20; k++) y = add(multiply(tanh(y), 0.5), negate(abs(y)));
    return mean(y);
  },
  "mixed dtypes": (x) => sum(multiply(sqrt(add(x, double)), log(x))),
  "numbers that float32 lacks": (x) => sum(multiply(multiply(x, 0.1), power(x, 1.3))),
  "a broadcast": (x) => sum(square(add(x, row))),
  "kinks, and slopes that are infinite": (x) =>
    sum(multiply(maximum(sqrt(relu(subtract(x, 1))), 0.25), exp(negate(x)))),
};

/** The gradient as an outer tape records it, where nothing is deferred. */
function recorded(f: (x: Tensor) => Tensor, x: Tensor): Tensor {
  let inner: Tensor | null = null;
  grad((at: Tensor) => {
    inner = grad(f)(at);
    return sum(inner);
  })(x);
  return inner!;
}

describe.each(Object.entries(LOSSES))("%s", (_, f) => {
  const x = single(4);

  it("has the bits of a gradient that was computed at once, in float32", () => {
    expectSameBits(grad(f)(x).data, recorded(f, x).data);
  });

  it("has them in float64, and without SIMD", () => {
    const wide = tensor(Float64Array.from(x.data));
    expect(grad(f)(wide).data).toEqual(recorded(f, wide).data);
    expect(withoutSimd(() => grad(f)(x)).data).toEqual(grad(f)(x).data);
  });
});

describe("what leaves a walk", () => {
  const x = single(5);

  it("has its values: a later change of the input changes none", () => {
    const own = tensor(x.data.slice());
    const { value, gradient } = valueAndGrad((at: Tensor) => sum(multiply(at, at)))(own);
    const before = [value.item(), gradient.data[0]];
    own.data.fill(0);
    expect([value.item(), gradient.data[0]]).toEqual(before);
    expect(Object.keys(gradient)).toEqual(["data", "shape"]);
  });

  it("and what reaches a pullback of others has them, too", () => {
    let seen: Tensor | null = null;
    const passing = customGradient((at: Tensor) => ({
      value: at,
      pullback: (gradient) => {
        seen = gradient;
        return multiply(gradient, 2);
      },
    }));
    const gradient = grad((at: Tensor) => sum(multiply(passing(at), t)))(x);
    expect(Object.keys(seen!)).toEqual(["data", "shape"]);
    expect(seen!.data).toEqual(t.data);
    expect(gradient.data[7]).toBe(Math.fround(2 * t.data[7]!));
  });
});

describe("withDeferring", () => {
  it("computes large results later, small ones at once", () => {
    withDeferring(() => {
      const later = multiply(t, t);
      expect(isDeferred(later)).toBe(true);
      expect(later).toMatchObject({ shape: [SIZE], size: SIZE, dtype: "float32" });
      expect(isDeferred(multiply(tensor([1]), 2))).toBe(false);
      expect(withoutDeferring(() => isDeferred(multiply(t, t)))).toBe(false);
      expect(settled(later).data).toEqual(withoutDeferring(() => multiply(t, t)).data);
      expect(settled(t)).toBe(t);
    });
    expect(isDeferred(multiply(t, t))).toBe(false);
  });

  it("ends with its work, even if that throws", () => {
    expect(() =>
      withDeferring(() => {
        throw new Error("stop");
      }),
    ).toThrow("stop");
    expect(isDeferred(multiply(t, t))).toBe(false);
  });
});
