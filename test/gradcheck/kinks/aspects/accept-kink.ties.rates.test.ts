import { describe, expect, it } from "vitest";
import {
  gradcheck,
  lovaszSoftmaxLoss,
  max,
  maximum,
  multiply,
  subtract,
  sum,
  type Tensor,
  tensor,
} from "../../../../src/index.ts";

/** Probabilities or margins that are all equal: every order of voxels and classes is tied. */
const TIED: Record<string, (x: Tensor, target: Tensor) => Tensor> = {
  "sorted by Lovász": (x, target) => lovaszSoftmaxLoss(x, target, { activation: "softmax" }),
  "the margin to the largest logit": (x, target) =>
    sum(maximum(0, subtract(max(x, { axis: -1 }), sum(multiply(x, target), { axis: -1 })))),
};

describe("ties that differences of elements decide", () => {
  const shapes = [
    [1, 2, 2],
    [1, 4, 3],
  ] as const;
  for (const [name, loss] of Object.entries(TIED)) {
    it.each([0, 10])(`pass: all logits %d, ${name}`, (logit) => {
      for (const [batch, voxels, classes] of shapes) {
        for (const seed of [1, 4, 16]) {
          const shape = [batch, voxels, classes];
          const size = voxels * classes;
          const ofOneClass = Array.from({ length: size }, (_, k) => (k % classes === 1 ? 1 : 0));
          const target = tensor(ofOneClass, shape, { dtype: "float64" });
          const logits = tensor(Array(size).fill(logit), shape, { dtype: "float64" });
          expect(gradcheck((x) => loss(x, target), logits, { seed }).verdict).toBe("pass");
        }
      }
    });
  }
});

describe("both of two equal maxima counted, in float32", () => {
  it("fails: short moves do not tie again once they are stored", () => {
    const x = Float32Array.of(0.9624, 0.678, 0.9624);
    const f = (at: Float32Array) => Math.fround(1.144 * Math.max(...at));
    const gradient = (at: Float32Array) => at.map((value) => (value === Math.max(...at) ? 1.144 : 0));
    for (let seed = 1; seed <= 20; seed++) {
      expect(gradcheck(f, x, { gradient, seed, budget: 1500 }).verdict).toBe("fail");
    }
  });

  it("does not pass where one input is of another scale than the other", () => {
    const weights = [0.872976, 1.295415, -1.282988];
    const left = Float32Array.of(1.0875325, 1.0875325, 1.0875325);
    const right = Float32Array.of(1.7839749, 1.0875325, 0.66239744);
    const f = (...[a, b]: Float32Array[]) =>
      weights.reduce((total, w, k) => Math.fround(total + Math.fround(w * Math.max(a![k]!, b![k]!))), 0);
    const share = (a: Float32Array, b: Float32Array) =>
      Float32Array.from(weights, (w, k) => (a[k]! >= b[k]! ? w : 0));
    const gradient = (...[a, b]: Float32Array[]) => [share(a!, b!), share(b!, a!)];
    for (let seed = 1; seed <= 40; seed++) {
      expect(gradcheck(f, [left, right], { gradient, seed, budget: 1500 }).verdict).not.toBe("pass");
    }
  });
});
