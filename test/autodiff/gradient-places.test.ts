import { describe, expect, it } from "vitest";
import { hvp, valueAndGrad } from "../../src/autodiff/differentiate.ts";
import { putInPlaces } from "../../src/autodiff/gradient-places.ts";
import {
  add,
  crossEntropyLoss,
  customGradient,
  diceLoss,
  grad,
  labelMap,
  multiply,
  ones,
  square,
  sum,
  tensor,
} from "../../src/index.ts";
import type { Tensor } from "../../src/tensor/tensor.ts";

const x = tensor([1, 2, 3]);
const squares = (value: Tensor) => sum(square(value));

describe("gradients", () => {
  it("have arrays of their own, which callers may change in place", () => {
    const weights = tensor([5, 6, 7]);
    const { gradients } = valueAndGrad((a: Tensor, b: Tensor) => sum(multiply(weights, add(a, b))))(x, x);
    gradients[0].data.fill(0);
    expect(gradients[1].toArray()).toEqual([5, 6, 7]);
    const half = customGradient((at) => ({ value: sum(square(at)), pullback: () => at }));
    grad(half)(x).data.fill(0);
    hvp(half)(x, x).data.fill(0);
    expect(x.toArray()).toEqual([1, 2, 3]);
  });

  it("that were moved to arrays of their own are differentiated in turn", () => {
    const slope = (at: Tensor) => {
      const [ofFirst, ofSecond] = grad((a: Tensor, b: Tensor) => sum(multiply(square(at), add(a, b))))(
        at,
        at,
      );
      return sum(multiply(ofFirst, ofSecond));
    };
    expect(grad(slope)(x).toArray()).toEqual([4, 32, 108]);
  });
});

describe("into", () => {
  it("is where the gradient is written, whatever was there", () => {
    const into = new Float32Array(3).fill(9);
    const { value, gradient } = valueAndGrad(squares, { into })(x);
    expect([value.item(), gradient.data, [...into]]).toEqual([14, into, [2, 4, 6]]);
  });

  it("is written again by each call, of a loss too", () => {
    const into = new Float32Array(600);
    const target = ones([1, 600, 1]);
    const loss = (p: Tensor) => diceLoss(p, target);
    const step = valueAndGrad(loss, { into });
    for (const value of [0.25, 0.5]) {
      const prediction = tensor(new Float32Array(600).fill(value), [1, 600, 1]);
      expect(step(prediction).gradient.data).toBe(into);
      expect([...into]).toEqual([...grad(loss)(prediction).data]);
    }
  });

  it("gets a sum of contributions, the gradient of what does not matter, and one that is a constant", () => {
    const into = new Float32Array(3).fill(9);
    const twice = (value: Tensor) => sum(multiply(value, value));
    expect(valueAndGrad(twice, { into })(x).gradient.toArray()).toEqual([2, 4, 6]);
    const weights = tensor([5, 6, 7]);
    valueAndGrad((value) => sum(multiply(value, weights)), { into })(x);
    expect([...into]).toEqual([5, 6, 7]);
    into.fill(0);
    expect([...weights.data]).toEqual([5, 6, 7]);
  });

  it("is a list for several inputs, even for the same one twice", () => {
    const into = [new Float32Array(3), new Float32Array(3)];
    const f = (a: Tensor, b: Tensor) => sum(multiply(a, square(b)));
    const { gradients } = valueAndGrad(f, { into })(x, x);
    expect(gradients.map(({ data }) => data)).toEqual(into);
    expect(into.map((array) => [...array])).toEqual([
      [1, 4, 9],
      [2, 8, 18],
    ]);
  });

  it("may hold part of a gradient after a call that throws, and the whole one after the next", () => {
    const logits = new Float32Array(4 * 3000).fill(0.5);
    const prediction = tensor(logits, [1, 4, 3000]);
    const target = labelMap(new Uint8Array(3000).fill(1), [1, 3000]);
    const into = new Float32Array(logits.length).fill(9);
    const loss = (z: Tensor) => crossEntropyLoss(z, target, { activation: "softmax", classAxis: 1 });
    const step = valueAndGrad(loss, { into });
    logits[2999] = Number.NaN;
    expect(() => step(prediction)).toThrow(
      "crossEntropyLoss: prediction holds the logit NaN at [0, 0, 2999]",
    );
    // A loss over voxels writes its gradient as it reads: the first blocks are there.
    expect(into[0]).not.toBe(9);
    logits[2999] = 0.5;
    step(prediction);
    expect([...into]).toEqual([...grad(loss)(prediction).data]);
  });

  it("may be used inside of what is differentiated again", () => {
    const into = new Float32Array(3);
    const cubes = (value: Tensor) => sum(multiply(value, square(value)));
    const slope = (value: Tensor) => sum(valueAndGrad(cubes, { into })(value).gradient);
    expect(grad(slope)(x).toArray()).toEqual([6, 12, 18]);
    expect(hvp(cubes)(x, tensor([1, 1, 1])).toArray()).toEqual([6, 12, 18]);
  });
});

describe("putInPlaces", () => {
  it("saves a gradient that was made at the place of another one", () => {
    const [a, b] = [Float32Array.of(1), Float32Array.of(2)];
    const places = [
      { input: a, into: a },
      { input: b, into: b },
    ];
    const put = putInPlaces([tensor(b, [1]), tensor(a, [1])], places);
    expect(put.map(({ data }) => data[0])).toEqual([2, 1]);
    expect([a[0], b[0]]).toEqual([2, 1]);
  });
});

describe("into refuses", () => {
  const f = valueAndGrad as (f: unknown, options: unknown) => (...inputs: Tensor[]) => unknown;
  it.each([
    [{ into: new Float32Array(2) }, "valueAndGrad: into holds 2 elements, the input 3"],
    [{ into: new Float64Array(3) }, "want a Float32Array, as the input has"],
    [{ into: "x" }, 'valueAndGrad: into is "x", want a Float32Array'],
    [{ into: [new Float32Array(3), new Float32Array(3)] }, "valueAndGrad: into holds 2 arrays for 1 inputs"],
    [{ into: x.data }, "valueAndGrad: into shares memory with an input or another of the arrays"],
    [{ out: x.data }, 'valueAndGrad: unknown option "out", want into'],
  ])("%o", (options, message) => {
    expect(() => f(squares, options)(x)).toThrow(message);
  });

  it("arrays that overlap each other", () => {
    const both = new Float32Array(4);
    const into = [both.subarray(0, 3), both.subarray(1)];
    expect(() => f((a: Tensor) => sum(a), { into })(x, tensor([1, 2, 3]))).toThrow("into 0 shares memory");
  });
});

describe("memory", () => {
  const two = (a: Tensor, b: Tensor) => sum(multiply(a, b));
  const y = tensor([4, 5, 6]);

  it("of two arrays may touch, and may not overlap, at either end", () => {
    const memory = new Float32Array(8);
    const at = (start: number) => memory.subarray(start, start + 3);
    const gradientsIn = (...into: [Float32Array, Float32Array]) =>
      valueAndGrad(two, { into })(x, y).gradients;
    expect(gradientsIn(at(0), at(3)).map((gradient) => gradient.toArray())).toEqual([
      [4, 5, 6],
      [1, 2, 3],
    ]);
    expect(gradientsIn(at(4), at(1))[0].toArray()).toEqual([4, 5, 6]);
    for (const [a, b] of [
      [0, 2],
      [2, 0],
      [1, 1],
    ] as const)
      expect(() => gradientsIn(at(a), at(b))).toThrow(
        "valueAndGrad: into 0 shares memory with an input or another of the arrays",
      );
  });

  it("of the wrong kind is named by the kind that the input has", () => {
    const wide = tensor([1, 2], [2], { dtype: "float64" });
    expect(() => valueAndGrad(squares, { into: new Float32Array(2) as never })(wide)).toThrow(
      /want a Float64Array, as the input has/,
    );
    expect(() => valueAndGrad(squares, { into: new Float64Array(3) as never })(x)).toThrow(
      /want a Float32Array, as the input has/,
    );
  });
});
