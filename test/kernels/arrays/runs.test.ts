import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { broadcastStrides, forEachRun, planRuns, type Runs } from "../../../src/kernels/arrays/runs.ts";
import { BLOCK } from "../../../src/kernels/arrays/summation.ts";
import { stridesOf } from "../../../src/tensor/shape.ts";
import { broadcasts, shapes } from "../../tensor/random-shapes.ts";
import { coordinatesIn, positionIn } from "../naive-walk.ts";

/** Positions of every operand at every element, in the order of the walk. */
function walk(runs: Runs): number[][] {
  const positions: number[][] = [];
  forEachRun(runs, (starts, count) => {
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(BLOCK);
    for (let k = 0; k < count; k++) {
      positions.push(starts.map((start, operand) => start + k * runs.steps[operand]!));
    }
  });
  return positions;
}

describe("broadcastStrides", () => {
  it.each([
    [
      [2, 3, 4],
      [2, 3, 4],
      [12, 4, 1],
    ],
    [
      [3, 4],
      [2, 3, 4],
      [0, 4, 1],
    ],
    [
      [2, 1, 4],
      [2, 3, 4],
      [4, 0, 1],
    ],
    [[], [2, 3], [0, 0]],
    [
      [1, 1],
      [1, 1],
      [0, 0],
    ],
  ])("of %j in %j are %j", (shape, space, want) => {
    expect(broadcastStrides(shape, space)).toEqual(want);
  });
});

describe("a walk", () => {
  it("visits what a counter an axis visits, in its order", () => {
    fc.assert(
      fc.property(broadcasts(3, shapes(0, 5)), ({ space, operands }) => {
        const runs = planRuns(
          space,
          [space, ...operands].map((shape) => broadcastStrides(shape, space)),
        );
        const want = coordinatesIn(space).map((at) =>
          [space, ...operands].map((shape) => positionIn(shape, at)),
        );
        expect(walk(runs)).toEqual(want);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("takes axes in any order", () => {
    const permuted = shapes(1, 4).chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.shuffledSubarray(
          shape.map((_, axis) => axis),
          { minLength: shape.length },
        ),
      ),
    );
    fc.assert(
      fc.property(permuted, ([shape, order]) => {
        const space = order.map((axis) => shape[axis]!);
        const strides = order.map((axis) => stridesOf(shape)[axis]!);
        const want = coordinatesIn(space).map((at) => [
          at.reduce((sum, index, axis) => sum + index * strides[axis]!, 0),
        ]);
        expect(walk(planRuns(space, [strides]))).toEqual(want);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it.each([
    [[BLOCK], [BLOCK]],
    [[BLOCK + 1], [1]],
    [
      [3, 2 * BLOCK + 5],
      [3, 1],
    ],
    [[2 * BLOCK + 5, 2], [2]],
    [
      [BLOCK - 1, 3],
      [BLOCK - 1, 3],
    ],
  ])("cuts long runs of %j and %j", (space, other) => {
    const runs = planRuns(
      space,
      [space, other].map((shape) => broadcastStrides(shape, space)),
    );
    expect(walk(runs)).toEqual(
      coordinatesIn(space).map((at) => [positionIn(space, at), positionIn(other, at)]),
    );
  });

  it("cuts each run from its own start", () => {
    const counts: number[] = [];
    forEachRun(planRuns([2, BLOCK + 1], [[BLOCK + 2, 1]]), (_, count) => counts.push(count));
    expect(counts).toEqual([BLOCK, 1, BLOCK, 1]);
  });
});

describe("a plan", () => {
  it.each([
    ["equal shapes are one run", [2, 3, 4], [[2, 3, 4]], 24, []],
    ["a scalar is broadcast along one run", [2, 3, 4], [[]], 24, []],
    ["axes of one are left out", [2, 1, 3, 1], [[2, 1, 3, 1]], 6, []],
    ["the last axis is broadcast", [2, 3, 4], [[2, 3, 1]], 4, [6]],
    ["the first axis is broadcast", [2, 3, 4], [[3, 4]], 12, [2]],
    ["the middle axis is broadcast", [2, 3, 4], [[2, 1, 4]], 4, [2, 3]],
    ["a space of one element", [1, 1], [[]], 1, []],
  ])("%s", (_, space, operands, count, extents) => {
    const runs = planRuns(
      space,
      [space, ...operands].map((shape) => broadcastStrides(shape, space)),
    );
    expect(runs.count).toBe(count);
    expect(runs.extents).toEqual(extents);
  });
});
