import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { describe, expect, it } from "vitest";
import { fromTfjs } from "../../../src/gradcheck/adapters/from-tfjs.ts";
import { gradcheck, tensor } from "../../../src/index.ts";

describe("fromTfjs", () => {
  it("gives value and gradient of a function of tensors, and keeps none of them", () => {
    const before = tf.memory().numTensors;
    const { f, gradient } = fromTfjs(tf, (x: tf.Tensor, y: tf.Tensor) => tf.sum(tf.mul(tf.square(x), y)));
    const inputs = [tensor([1, 2, 3, 4], [2, 2]), tensor([0.5, 2], [2])] as const;
    expect(f(...inputs)).toBe(0.5 + 8 + 4.5 + 32);
    expect(gradient(...inputs)).toEqual([Float32Array.of(1, 8, 3, 16), Float32Array.of(10, 20)]);
    expect(gradcheck(f, [...inputs], { gradient }).verdict).toBe("pass");
    expect(tf.memory().numTensors).toBe(before);
  });

  it("shows a gradient of the library that is wrong: each of a tied maximum gets all", () => {
    const { f, gradient } = fromTfjs(tf, (x: tf.Tensor) => tf.max(x));
    expect(gradcheck(f, tensor([1, 1, 0]), { gradient }).verdict).toBe("fail");
  });

  it("refuses what is not the library, and a function of several values", () => {
    expect(() => fromTfjs({}, () => 0)).toThrow(/fromTfjs: the library has no function tidy/);
    const { f } = fromTfjs(tf, (x: tf.Tensor) => tf.square(x));
    expect(() => f(tensor([1, 2]))).toThrow(/fromTfjs: the function gives 2 values, want one/);
  });
});
