import { describe, expect, it } from "vitest";
import { emptyMeter } from "../../../src/cli/data-set/data-set.ts";
import { groupByNames, numberSegments } from "../../../src/cli/data-set/segment-numbers.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { labelMap } from "../../../src/index.ts";

const surface = { tolerances: [1], percentiles: [100], average: true };
/** A case of two voxels of label 1 and one of label 2, of which the prediction misses one voxel of label 1. */
function meterOf(...ids: readonly string[]) {
  const meter = emptyMeter(undefined, surface);
  for (const id of ids)
    meter.add(labelMap([0, 0, 1, 2], [1, 4]), labelMap([0, 1, 1, 2], [1, 4]), { id, spacing: [1, 1] });
  return meter;
}
const liverFirst = [
  [1, "liver"],
  [2, "spleen"],
] as const;
const spleenFirst = [
  [1, "spleen"],
  [2, "liver"],
] as const;

it("groups cases by the names of their segments, in the order of their ids", () => {
  expect(
    groupByNames([
      { ids: ["b"], names: liverFirst },
      { ids: ["a"], names: spleenFirst },
      { ids: ["c", "0"], names: liverFirst },
    ]),
  ).toEqual([
    { ids: ["0", "b", "c"], names: liverFirst },
    { ids: ["a"], names: spleenFirst },
  ]);
});

describe("segments", () => {
  it("keep the numbers on which all files agree", () => {
    const meter = meterOf("a", "b");
    const segments = [
      { ids: ["a"], names: liverFirst },
      { ids: ["b"], names: [[2, "spleen"]] as const },
    ];
    const { models, names, note } = numberSegments([{ meter, segments }], {}, true);
    expect(models[0]!.meter).toBe(meter);
    expect([[...names], note]).toEqual([liverFirst, undefined]);
  });

  it("take their measures with them", () => {
    const meter = emptyMeter(undefined, undefined, undefined, ["volume"]);
    for (const id of ["a", "b"])
      meter.add(labelMap([0, 0, 1, 2], [1, 4]), labelMap([0, 1, 1, 2], [1, 4]), { id, spacing: [1, 1] });
    const segments = [
      { ids: ["a"], names: liverFirst },
      { ids: ["b"], names: spleenFirst },
    ];
    const [a, b] = numberSegments([{ meter, segments }], {}, false).models[0]!.meter.toJSON().cases;
    expect(a!.measures).toEqual([
      [0.001, 0.002],
      [0.001, 0.001],
    ]);
    expect(b!.measures).toEqual([...a!.measures!].reverse());
  });

  it("are numbered by name where the files differ, with all that was counted of them", () => {
    const meter = meterOf("a", "b");
    const segments = [
      { ids: ["a"], names: liverFirst },
      { ids: ["b"], names: spleenFirst },
    ];
    const { models, names, note } = numberSegments([{ meter, segments }], {}, false);
    const [a, b] = models[0]!.meter.toJSON().cases;
    const [before] = meter.toJSON().cases;
    expect(a).toEqual(before);
    expect(b).toEqual({
      ...before,
      id: "b",
      predicted: [2, 1, 1],
      actual: [1, 1, 2],
      intersection: [1, 1, 1],
      surfaces: [
        { ...before!.surfaces![1], label: 1 },
        { ...before!.surfaces![0], label: 2 },
      ],
    });
    expect([...names]).toEqual(liverFirst);
    expect(note).toBe(
      "segments have different numbers in the cases, and were numbered by name: 1 liver, 2 spleen",
    );
  });

  it("have one number in all models", () => {
    const models = [
      { meter: meterOf("a"), segments: [{ ids: ["a"], names: liverFirst }] },
      { meter: meterOf("a"), segments: [{ ids: ["a"], names: spleenFirst }] },
    ];
    const dice = numberSegments(models, {}, false).models.map(({ meter }) =>
      meter.report({ scores: ["dice"], resamples: 0 }).cases[0]!.classes.map(({ scores }) => scores.dice),
    );
    expect(dice[0]!.slice(1)).toEqual(dice[1]!.slice(1).reverse());
  });

  it("fail in a case whose files name none", () => {
    const segments = [
      { ids: ["a"], names: liverFirst },
      { ids: ["b"], names: spleenFirst },
    ];
    const { models } = numberSegments([{ meter: meterOf("a", "b", "c"), segments }], {}, false);
    const { cases, skipped } = models[0]!.meter.toJSON();
    expect(cases.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(skipped).toEqual([
      {
        id: "c",
        reason:
          "contains labels without a name, and the numbers of segments differ between cases; save all with named segments",
      },
    ]);
  });

  it.each([
    [{}, true, "--names"],
    [{ "--labels": [1] }, false, "--labels"],
    [{ "--ignore": 2 }, false, "--ignore"],
  ])("cannot be named by numbers that differ: %j, %s", (settings, named, option) => {
    const segments = [
      { ids: ["a"], names: liverFirst },
      { ids: ["b"], names: spleenFirst },
    ];
    const work = () => numberSegments([{ meter: meterOf("a", "b"), segments }], settings, named);
    expect(work).toThrow(InputError);
    expect(work).toThrow(`${option} counts on the numbers of segments`);
  });
});
