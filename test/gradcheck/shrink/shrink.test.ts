import { describe, expect, it } from "vitest";
import { dataOf, shapeOf } from "../../../src/gradcheck/arguments/inputs.ts";
import type { LossArguments } from "../../../src/gradcheck/arguments/loss-arguments.ts";
import { shrink } from "../../../src/gradcheck/shrink/shrink.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { randomValues } from "../../tensor/random-values.ts";
import { finish } from "../finish.ts";

const f64 = { dtype: "float64" } as const;

function shrinkTo(from: LossArguments, fails: (candidate: LossArguments) => boolean) {
  let attempts = 0;
  const smallest = finish(
    // biome-ignore lint/correctness/useYield: nothing is waited for.
    shrink(from, function* (candidate) {
      attempts++;
      return fails(candidate);
    }),
  );
  return { smallest, attempts };
}

describe("shrink", () => {
  it("comes down to one voxel of 0 where everything fails", () => {
    const x = [tensor(randomValues(96, 1), [2, 4, 4, 3])];
    const { smallest } = shrinkTo({ x, target: labelMap(new Uint8Array(32), [2, 4, 4]) }, () => true);
    // Labels name classes by number, so their axis stays.
    expect(smallest).toEqual({
      x: [tensor([0, 0, 0], [1, 1, 1, 3], f64)],
      target: labelMap(new Uint8Array(1), [1, 1, 1]),
    });
  });

  it("keeps a number that matters", () => {
    const x = [Float64Array.of(0.1, 0.2, 0.7, 0.4, 0.5)];
    const { smallest } = shrinkTo({ x, target: undefined }, (candidate) =>
      dataOf(candidate.x[0]!).includes(0.7),
    );
    expect(smallest.x).toEqual([Float64Array.of(0.7)]);
  });

  it("takes numbers that are easier to read: 0, 1, ½, one digit", () => {
    const simplest = (value: number, fails: (value: number) => boolean) =>
      dataOf(
        shrinkTo({ x: [Float64Array.of(value)], target: undefined }, ({ x }) => fails(dataOf(x[0]!)[0]!))
          .smallest.x[0]!,
      )[0];
    expect(simplest(0.8172, () => true)).toBe(0);
    expect(simplest(0.8172, (value) => value !== 0)).toBe(1);
    expect(simplest(0.8172, (value) => value > 0.3 && value < 0.9)).toBe(0.5);
    expect(simplest(0.8172, (value) => value > 0.6 && value < 0.9)).toBe(0.8);
    expect(simplest(0.8172, (value) => value > 0.81)).toBe(1);
    expect(simplest(0.8172, (value) => value === 0.8172)).toBe(0.8172);
    expect(simplest(1, (value) => value > 0.2)).toBe(1);
  });

  it("cuts only what still fails", () => {
    const x = [tensor(new Float64Array(64), [8, 8])];
    const { smallest } = shrinkTo({ x, target: undefined }, (candidate) => shapeOf(candidate.x[0]!)[1]! >= 3);
    expect(shapeOf(smallest.x[0]!)).toEqual([1, 4]);
  });

  it("gives what it was given where nothing smaller fails, and looks at it", () => {
    const from = { x: [Float64Array.of(0.25, 3)], target: undefined };
    const seen: LossArguments[] = [];
    const { smallest } = shrinkTo(from, (candidate) => seen.push(candidate) < 0);
    expect(smallest).toBe(from);
    expect(seen.map(({ x }) => [...dataOf(x[0]!)])).toEqual([
      [0.25],
      [3],
      [0, 3],
      [1, 3],
      [0.5, 3],
      [0.3, 3],
      [0.25, 0],
      [0.25, 1],
      [0.25, 0.5],
    ]);
  });

  it("ends after 60 attempts", () => {
    const x = [tensor(randomValues(2 ** 12, 1), [2 ** 6, 2 ** 6])];
    let turn = 0;
    for (const fails of [() => true, () => false, () => turn++ % 3 === 0]) {
      expect(shrinkTo({ x, target: undefined }, fails).attempts).toBeLessThanOrEqual(60);
    }
  });

  it("leaves the numbers of many elements as they are", () => {
    const x = [tensor(new Float64Array(17).fill(0.3), [17])];
    const { smallest } = shrinkTo(
      { x, target: undefined },
      (candidate) => shapeOf(candidate.x[0]!)[0] === 17,
    );
    expect(smallest.x[0]).toBe(x[0]);
  });
});
