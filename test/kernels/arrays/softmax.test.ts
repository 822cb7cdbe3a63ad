import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logSoftmax, softmax, softmaxPullback, sumOfOthers } from "../../../src/kernels/arrays/softmax.ts";
import { randomValues } from "../../tensor/random-values.ts";

type Kernel = (out: Float64Array, x: Float64Array, classes: number, inner: number) => void;

const run = (kernel: Kernel, values: readonly number[]) => {
  const out = new Float64Array(values.length);
  kernel(out, Float64Array.from(values), values.length, 1);
  return out;
};

function expectClose(got: ArrayLike<number>, want: readonly number[], tolerance: number): void {
  want.forEach((value, k) => {
    const message = `entry ${k} is ${got[k]}, want ${value}`;
    expect(Math.abs(got[k]! - value), message).toBeLessThanOrEqual(tolerance * Math.abs(value));
  });
}

/** Digits of e⁻⁶⁰ / (1 + e⁻⁶⁰) and log(1 + e⁻⁶⁰). */
const TINY = 8.75651076269652e-27;

describe("softmax", () => {
  it.each([
    [
      [0, 0, 0, 0],
      [0.25, 0.25, 0.25, 0.25],
    ],
    [
      [0, Math.log(3)],
      [0.25, 0.75],
    ],
    [[5], [1]],
    [
      [30, -30],
      [1, TINY],
    ],
    [
      [700, -700],
      [1, 0],
    ],
    [
      [-700, -700],
      [0.5, 0.5],
    ],
    [
      [700, 700 - Math.log(3)],
      [0.75, 0.25],
    ],
    [
      [1e308, -1e308],
      [1, 0],
    ],
    [
      [-Infinity, 1],
      [0, 1],
    ],
  ])("of %j is %j", (x, want) => {
    expectClose(run(softmax, x), want, 1e-13);
  });

  it("spoils no more than its own voxel", () => {
    const out = new Float64Array(4);
    softmax(out, Float64Array.of(Number.NaN, 1, 1, 1), 2, 1);
    expect([...out]).toEqual([Number.NaN, Number.NaN, 0.5, 0.5]);
  });
});

describe("logSoftmax", () => {
  it.each([
    [
      [0, 0],
      [-Math.LN2, -Math.LN2],
    ],
    [
      [0, Math.log(3)],
      [-Math.log(4), Math.log(0.75)],
    ],
    [
      [30, -30],
      [-8.75651076269652e-27, -60],
    ],
    [
      [700, -700],
      [0, -1400],
    ],
    [
      [-700, -700],
      [-Math.LN2, -Math.LN2],
    ],
    [
      [1e308, 0],
      [0, -1e308],
    ],
  ])("of %j is %j", (x, want) => {
    expectClose(run(logSoftmax, x), want, 1e-14);
  });
});

describe("softmaxPullback", () => {
  it("keeps its digits where the probabilities are nearly 0 and 1", () => {
    // p·(1 − p) for both classes, and the sum of a row is 0.
    const p = Float64Array.of(1 - 2 ** -53, TINY);
    const out = new Float64Array(2);
    softmaxPullback(out, p, Float64Array.of(1, 0), 2, 1);
    expectClose(out, [TINY, -TINY], 1e-13);
    softmaxPullback(out, p, Float64Array.of(1e6, 1e6 + 1), 2, 1);
    expectClose(out, [-TINY, TINY], 1e-13);
  });

  it("of equal gradients is 0, to the last bit", () => {
    const out = new Float64Array(3).fill(1);
    softmaxPullback(out, Float64Array.of(0.2, 0.3, 0.5), Float64Array.of(0.1, 0.1, 0.1), 3, 1);
    expect(out.every((value) => value === 0)).toBe(true);
  });
});

describe("sumOfOthers", () => {
  it("is 1 − p, where p is nearly 1 too", () => {
    expect([...run(sumOfOthers, [1 - 2 ** -53, TINY])]).toEqual([TINY, 1 - 2 ** -53]);
    expect([...run(sumOfOthers, [TINY, 1, TINY])]).toEqual([1 + TINY, 2 * TINY, 1 + TINY]);
    expect([...run(sumOfOthers, [5])]).toEqual([0]);
  });
});

describe("over the middle axis", () => {
  const layouts = fc.record({
    outer: fc.integer({ min: 1, max: 3 }),
    classes: fc.integer({ min: 1, max: 5 }),
    inner: fc.integer({ min: 1, max: 4 }),
    seed: fc.nat(1000),
  });

  it("agrees with the formulas, voxel by voxel, in either dtype", () => {
    fc.assert(
      fc.property(layouts, ({ outer, classes, inner, seed }) => {
        const size = outer * classes * inner;
        const x = randomValues(size, seed, -4, 4);
        const g = randomValues(size, seed + 1);
        const p = new Float64Array(size);
        const logs = new Float64Array(size);
        const back = new Float64Array(size);
        softmax(p, x, classes, inner);
        logSoftmax(logs, x, classes, inner);
        softmaxPullback(back, p, g, classes, inner);
        const others = new Float64Array(size);
        sumOfOthers(others, x, classes, inner);
        const single = new Float32Array(size);
        softmax(single, x, classes, inner);
        expect(single).toEqual(Float32Array.from(p));
        for (let voxel = 0; voxel < outer * inner; voxel++) {
          const at = (c: number) => (Math.floor(voxel / inner) * classes + c) * inner + (voxel % inner);
          const all = Array.from({ length: classes }, (_, c) => at(c));
          const total = all.reduce((sum, k) => sum + Math.exp(x[k]!), 0);
          const mean = all.reduce((sum, k) => sum + p[k]! * g[k]!, 0);
          for (const k of all) {
            expect(others[k]).toBeCloseTo(
              all.reduce((sum, other) => sum + (other === k ? 0 : x[other]!), 0),
              13,
            );
            expect(p[k]).toBeCloseTo(Math.exp(x[k]!) / total, 14);
            expect(logs[k]).toBeCloseTo(x[k]! - Math.log(total), 13);
            expect(back[k]).toBeCloseTo(p[k]! * (g[k]! - mean), 14);
          }
        }
      }),
      { seed: 9, numRuns: 60 },
    );
  });
});
