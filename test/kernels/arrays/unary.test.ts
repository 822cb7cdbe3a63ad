import { describe, expect, it } from "vitest";
import * as kernels from "../../../src/kernels/arrays/unary.ts";
import { exp } from "../../../src/kernels/elementary/exponential.ts";
import { logCosh } from "../../../src/kernels/elementary/log-cosh.ts";
import { log, log1p } from "../../../src/kernels/elementary/logarithm.ts";
import { sigmoid } from "../../../src/kernels/elementary/sigmoid.ts";
import { softplus } from "../../../src/kernels/elementary/softplus.ts";
import { tanh } from "../../../src/kernels/elementary/tanh.ts";
import { randomValues } from "../../tensor/random-values.ts";
import { expectSameBits } from "../same-bits.ts";

const KERNELS: [string, kernels.UnaryKernel, (x: number) => number][] = [
  ["negate", kernels.negate, (x) => -x],
  ["square", kernels.square, (x) => x * x],
  ["sqrt", kernels.sqrt, Math.sqrt],
  ["exp", kernels.exp, exp],
  ["log", kernels.log, log],
  ["log1p", kernels.log1p, log1p],
  ["abs", kernels.abs, Math.abs],
  ["sign", kernels.sign, Math.sign],
  ["sigmoid", kernels.sigmoid, sigmoid],
  ["softplus", kernels.softplus, softplus],
  ["logCosh", kernels.logCosh, logCosh],
  ["tanh", kernels.tanh, tanh],
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
