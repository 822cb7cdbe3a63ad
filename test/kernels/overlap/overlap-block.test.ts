import { describe, expect, it } from "vitest";
import { sumBlock } from "../../../src/kernels/arrays/summation.ts";
import type { ClassView } from "../../../src/kernels/overlap/class-block.ts";
import { type BlockSums, type OverlapKind, sumOverlap } from "../../../src/kernels/overlap/overlap-block.ts";
import { isProbability } from "../../../src/tensor/voxels/probability.ts";
import { randomValues } from "../../tensor/random-values.ts";

const KERNELS = [
  ["products", (p: number, t: number) => [p * t, p, t]],
  ["squares", (p: number, t: number) => [p * t, p * p, t * t]],
  ["minima", (p: number, t: number) => [Math.min(p, t), p, t]],
] as const satisfies readonly (readonly [OverlapKind, unknown])[];

type Tail = [BlockSums, ClassView, ClassView, number, boolean];

const emptySums = (): BlockSums => ({ overlap: 9, predicted: 9, actual: 9, volume: 9, valid: false });

describe.each(KERNELS)("sums of %s", (kind, terms) => {
  const kernel = (...[sums, p, t, count, checked]: Tail) =>
    sumOverlap(sums, kind, p, t, count, checked, new Float64Array(1024));

  it.each([
    ["side by side", 0, 1, 0, 1, 1024],
    ["apart, from anywhere", 5, 3, 2, 2, 512],
    ["four", 1, 1, 7, 1, 4],
  ])("add in the order of the summation, to the last bit: %s", (_, pStart, pStep, tStart, tStep, count) => {
    const p = Float32Array.from(randomValues(1600, 1, 0, 1));
    const t = randomValues(1600, 2, 0, 1);
    const each = Array.from({ length: count }, (_, k) =>
      terms(p[pStart + k * pStep]!, t[tStart + k * tStep]!),
    );
    const total = (which: 0 | 1 | 2) =>
      sumBlock(
        Float64Array.from(each, (found) => found[which]!),
        0,
        1,
        count,
      );
    const volume = Float64Array.from({ length: count }, (_, k) => t[tStart + k * tStep]!);
    const sums = emptySums();
    kernel(
      sums,
      { data: p, start: pStart, step: pStep },
      { data: t, start: tStart, step: tStep },
      count,
      true,
    );
    expect(sums).toEqual({
      overlap: total(0),
      predicted: total(1),
      actual: total(2),
      volume: sumBlock(volume, 0, 1, count),
      valid: true,
    });
  });

  it("see a value that is none, in every place, if asked", () => {
    for (const which of ["prediction", "target"] as const) {
      for (let at = 0; at < 8; at++) {
        for (const wrong of [1.5, -0.1, Number.NaN, Infinity]) {
          const data = { prediction: new Float64Array(8).fill(0.5), target: new Float64Array(8) };
          data[which][at] = wrong;
          const sums = emptySums();
          const view = (name: "prediction" | "target") => ({ data: data[name], start: 0, step: 1 });
          kernel(sums, view("prediction"), view("target"), 8, true);
          expect(sums.valid).toBe(false);
          kernel(sums, view("prediction"), view("target"), 8, false);
          expect(sums.valid).toBe(true);
        }
      }
    }
  });
});

describe("isProbability", () => {
  it.each([
    [0, true],
    [-0, true],
    [1, true],
    [0.5, true],
    [1 + 9e-7, true],
    [-9e-7, true],
    [Math.fround(1.0000009), true],
    [1 + 2e-6, false],
    [-2e-6, false],
    [255, false],
    [Number.NaN, false],
    [Infinity, false],
    [-Infinity, false],
  ])("of %f is %j", (value, want) => {
    expect(isProbability(value)).toBe(want);
  });
});
