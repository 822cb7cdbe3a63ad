import { describe, expect, it } from "vitest";
import { emptyTally, tallyCounts, tallyEach, tallyRun } from "../../../src/kernels/labels/label-tally.ts";

/** A table of pairs, and sums a class: what is counted is the same. */
describe.each([3, 128, 129])("a tally of %i classes", (classes) => {
  const first = (values: ArrayLike<number>) => Array.from(values).slice(0, 3);
  const p = Uint8Array.of(0, 1, 1, 2, 0, 2);
  const t = Uint8Array.of(1, 1, 0, 2, 0, 0);

  it("starts at nothing", () => {
    const { predicted, voxels, valid } = tallyCounts(emptyTally(classes));
    expect([predicted.length, predicted.some(Boolean), voxels, valid]).toEqual([classes, false, 0, true]);
  });

  it.each([
    ["all", null, [1, 1, 1], [2, 2, 2], [3, 2, 1], 6],
    ["those that count", [1, 0, 1, 1, 0, 0], [0, 0, 1], [1, 1, 1], [1, 1, 1], 3],
  ])("counts voxels, %s", (_, counted, intersection, predicted, actual, voxels) => {
    const tally = emptyTally(classes);
    tallyEach(tally, p, t, 0, 6, counted && Uint8Array.from(counted));
    const counts = tallyCounts(tally);
    expect([counts.intersection, counts.predicted, counts.actual].map(first)).toEqual([
      intersection,
      predicted,
      actual,
    ]);
    expect([counts.voxels, counts.valid]).toEqual([voxels, true]);
  });

  it("adds ranges and runs to what was counted", () => {
    const tally = emptyTally(classes);
    tallyEach(tally, p, t, 1, 3, null);
    tallyRun(tally, 2, 2, 10);
    tallyRun(tally, 2, 0, 5);
    tallyEach(tally, p, t, 5, 6, null);
    const counts = tallyCounts(tally);
    expect([counts.intersection, counts.predicted, counts.actual].map(first)).toEqual([
      [0, 1, 10],
      [0, 2, 16],
      [7, 1, 10],
    ]);
    expect(counts.voxels).toBe(18);
  });

  it.each([[[-1, 0]], [[0, -1]], [[classes, 0]], [[0, classes]]])("is not valid after %j", ([a, b]) => {
    const run = emptyTally(classes);
    tallyRun(run, a!, b!, 3);
    const each = emptyTally(classes);
    tallyEach(each, Int16Array.of(0, a!), Int16Array.of(0, b!), 0, 2, null);
    const masked = emptyTally(classes);
    tallyEach(masked, Int16Array.of(a!, 0), Int16Array.of(b!, 0), 0, 2, Uint8Array.of(0, 1));
    expect([run, each, masked].map((tally) => tallyCounts(tally).valid)).toEqual([false, false, true]);
  });
});
