import { describe, expect, it } from "vitest";
import * as elementary from "../../src/kernels/elementary.ts";
import * as kernels from "../../src/kernels/unary.ts";
import { randomValues } from "../tensor/random-values.ts";
import { expectSameBits } from "./same-bits.ts";

const KERNELS: [string, kernels.UnaryKernel, (x: number) => number][] = [
  ["negate", kernels.negate, (x) => -x],
  ["square", kernels.square, (x) => x * x],
  ["sqrt", kernels.sqrt, Math.sqrt],
  ["exp", kernels.exp, elementary.exp],
  ["log", kernels.log, elementary.log],
  ["log1p", kernels.log1p, elementary.log1p],
  ["abs", kernels.abs, Math.abs],
  ["sign", kernels.sign, Math.sign],
  ["sigmoid", kernels.sigmoid, elementary.sigmoid],
  ["softplus", kernels.softplus, elementary.softplus],
  ["tanh", kernels.tanh, elementary.tanh],
  ["relu", kernels.relu, (x) => (x > 0 ? x : Number.isNaN(x) ? x : 0)],
];

describe.each(KERNELS)("%s", (_, kernel, naive) => {
  const special = [0, 1, -1, 0.5, -0.5, Infinity, -Infinity, Number.NaN];

  it("agrees with one element after the other, over long views", () => {
    const memory = randomValues(2503, 1, -3, 3);
    memory.set(special, 100);
    const x = memory.subarray(3);
    const before = memory.slice();
    expectSameBits(kernels.apply(kernel, x), Float64Array.from(x, naive));
    expectSameBits(memory, before);
  });

  it("keeps float32, and rounds once", () => {
    const x = Float32Array.from([...special, ...randomValues(50, 2)]);
    expect(kernels.apply(kernel, x)).toEqual(Float32Array.from(x, naive));
  });
});
