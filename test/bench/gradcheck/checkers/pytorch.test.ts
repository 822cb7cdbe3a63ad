import { describe, expect, it } from "vitest";
import { type Bug, withBug } from "../../../../bench/gradcheck/bugs.ts";
import type { Checker } from "../../../../bench/gradcheck/checkers/checker.ts";
import { pytorch, pytorchFast } from "../../../../bench/gradcheck/checkers/pytorch.ts";
import type { Precision } from "../../../../bench/gradcheck/gradient-case.ts";
import { lossCase, type Scenario } from "../../../../bench/gradcheck/scenarios.ts";

/** Whether a check of soft Dice lets gradients pass: the right one, then those with a bug. */
function dicePasses(check: Checker, scenario: Scenario, size: number, precision: Precision, bugs: Bug[]) {
  const one = lossCase("Dice", scenario, size, precision, 1);
  const elements = size > 1000 ? [one.element] : [...one.x.keys()];
  const { accepts } = check({ f: one.f, x: one.x, elements, seed: 1 });
  return [one.gradient, ...bugs.map((bug) => withBug(one, bug)!)].map((gradient) => accepts(gradient(one.x)));
}

describe("pytorch", () => {
  // 6 may be off by 10⁻⁵ + 6·10⁻³.
  const { accepts, evaluations } = pytorch({
    f: (x) => x[0]! ** 2,
    x: new Float64Array([3]),
    elements: [0],
    seed: 1,
  });

  it.each([
    [6, true],
    [6.00599, true],
    [6.00603, false],
    [5.99401, true],
    [5.99397, false],
    [Number.NaN, false],
  ])("at x² = 9, a slope of %d passes: %s", (slope, passes) => {
    expect(accepts([slope])).toBe(passes);
  });

  it("takes two evaluations an element", () => {
    expect(evaluations).toBe(2);
    const many = pytorch({ f: () => 0, x: new Float64Array(100), elements: [7, 8], seed: 1 });
    expect(many.evaluations).toBe(200);
  });

  it("looks at the elements that it is told, and leaves x as it was", () => {
    const x = new Float64Array([1, 2, 3]);
    const { accepts } = pytorch({
      f: (at) => at[0]! + 10 * at[1]! + 100 * at[2]!,
      x,
      elements: [0, 2],
      seed: 1,
    });
    expect([...x]).toEqual([1, 2, 3]);
    expect([accepts([1, -7, 100]), accepts([1, 10, 99])]).toEqual([true, false]);
  });

  it("takes steps as float32 stores them: ±10⁻⁶ at 100 is no step", () => {
    const x = new Float32Array([100]);
    const { accepts } = pytorch({ f: (at) => at[0]!, x, elements: [0], seed: 1 });
    expect([accepts([1]), accepts([0])]).toEqual([false, true]);
  });

  it("fails the right gradient of soft Dice on 1,000 voxels in float32, and passes zeros", () => {
    expect(dicePasses(pytorch, "random", 1000, "float32", ["zero"])).toEqual([false, true]);
  });

  it("in float64 sees ×2, sign, zero and one element ×2, not a missing ε", () => {
    const bugs: Bug[] = ["×2", "sign", "zero", "one ×2", "×1.0001"];
    expect(dicePasses(pytorch, "random", 1000, "float64", bugs)).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it("fails the right gradient where a step ends on a pole: no voxel in mask or prediction, ε of 10⁻⁶", () => {
    expect(dicePasses(pytorch, "all zero", 1000, "float64", [])).toEqual([false]);
  });
});

describe("pytorchFast", () => {
  it("lets ×2, sign, zero and one element ×2 of soft Dice on 100,000 voxels pass", () => {
    const bugs: Bug[] = ["×2", "sign", "zero", "one ×2"];
    expect(dicePasses(pytorchFast, "random", 100_000, "float64", bugs)).toEqual(Array(5).fill(true));
  });

  it("sees them on 10, and takes two evaluations", () => {
    const bugs: Bug[] = ["×2", "sign", "zero"];
    expect(dicePasses(pytorchFast, "random", 10, "float64", bugs)).toEqual([true, false, false, false]);
    const one = pytorchFast({ f: () => 0, x: new Float64Array(10), elements: [], seed: 1 });
    expect(one.evaluations).toBe(2);
  });

  it("of one element is the slow check: the direction is 1", () => {
    const { accepts } = pytorchFast({
      f: (x) => x[0]! ** 2,
      x: new Float64Array([3]),
      elements: [],
      seed: 1,
    });
    expect([6.00599, 6.00603].map((slope) => accepts([slope]))).toEqual([true, false]);
  });
});
