import { expect, it } from "vitest";
import { countPair } from "../../../src/cli/pair/count-pair.ts";
import type { PairOptions } from "../../../src/cli/pair/pair-options.ts";
import { stackCases } from "../../../src/cli/pair/stack-cases.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import type { Volume } from "../../../src/files/volume/volume.ts";

const volume = (file: string, labels: readonly number[], shape: readonly number[], order: "c" | "f") =>
  ({ file, labels: Uint8Array.from(labels), shape, order }) as unknown as Volume;
const count = (prediction: Volume, target: Volume, { spacing, ...options }: Partial<PairOptions> = {}) =>
  countPair(
    {
      ...{ id: "a", file: prediction.file, prediction, target, spacing, overlapping: undefined },
      stack: stackCases("a", prediction, target, options.batchAxis),
    },
    options as PairOptions,
  );

it("counts labels, regions, or each image of a stack", () => {
  const [prediction, target] = [
    volume("p", [0, 1, 2, 2], [2, 2], "c"),
    volume("t", [0, 1, 1, 2], [2, 2], "c"),
  ];
  expect(count(prediction, target).cases).toMatchObject([
    { id: "a", labels: [0, 1, 2], intersection: [1, 1, 1] },
  ]);
  const regions = [{ name: "any", labels: [1, 2] }] as unknown as PairOptions["regions"];
  expect(count(prediction, target, { regions }).cases).toMatchObject([{ intersection: [3], actual: [3] }]);
  const ids = count(prediction, target, { batchAxis: 0 }).cases.map(({ id }) => id);
  expect(ids).toEqual(["a[0]", "a[1]"]);
});

it("gives the places of lesions along the axes of the file, whatever the order in memory", () => {
  const centreOf = (order: "c" | "f") => {
    // One voxel at (0, 2) of a 2 × 3 file.
    const labels = order === "c" ? [0, 0, 1, 0, 0, 0] : [0, 0, 0, 0, 1, 0];
    const map = volume("f", labels, [2, 3], order);
    return count(map, map, { lesions: {}, spacing: [1, 5] }).cases[0]!.lesions!.lesions[0]!.centre;
  };
  expect(centreOf("c")).toEqual([0, 2]);
  expect(centreOf("f")).toEqual([0, 2]);
});

it("names the file of a label that is beyond the classes", () => {
  const [prediction, target] = [
    volume("p.npy", [0, 1, 7, 0], [2, 2], "c"),
    volume("t", [0, 1, 1, 0], [2, 2], "c"),
  ];
  expect(() => count(prediction, target, { classes: 2 })).toThrow(InputError);
  expect(() => count(prediction, target, { classes: 2 })).toThrow(/^p\.npy: .*7/);
});
