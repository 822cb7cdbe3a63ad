import { expect, it } from "vitest";
import {
  checkRegionProbabilities,
  keepProbabilities,
  regionProbability,
} from "../../../src/cli/pair/region-probabilities.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const values = Float32Array.of(0.5, 0.25, 0.25, 0.5, 0.25, 0.25 + 1e-6);
const softmax = { classes: 3, values };
const regions = [
  { name: "wt", labels: [1, 2] },
  { name: "et", labels: [2] },
];

it("adds the probabilities of the labels of a region, to 1 at most", () => {
  expect([...regionProbability(softmax, regions[0]!, 0)]).toEqual([0.5, 0.75 + Math.fround(0.250001) - 0.25]);
  expect([...regionProbability(softmax, { name: "all", labels: [0, 1, 2] }, 0)]).toEqual([1, 1]);
});

it("takes the channel of a region by its place", () => {
  const channels = { classes: 2, values: values.subarray(0, 4), level: 0.5 };
  expect([...regionProbability(channels, regions[1]!, 1)]).toEqual([0.25, 0.5]);
});

it("adds the probabilities of labels that are not scored to those of the background", () => {
  expect([...keepProbabilities(softmax, [2]).values.subarray(0, 2)]).toEqual([0.75, 0.75]);
  expect(keepProbabilities(softmax, undefined)).toBe(softmax);
});

it.each<[string, Parameters<typeof checkRegionProbabilities>[1], string]>([
  [
    "another number of channels",
    { ...softmax, level: 0 },
    "p.npy: has 3 channels, and --regions names 2; want one for each region, in their order, along --class-axis",
  ],
  [
    "a label beyond the classes",
    { classes: 2, values },
    "p.npy: region wt has label 2, and the prediction has probabilities of labels 0 to 1",
  ],
  [
    "one channel for several regions",
    { classes: 1, values, level: 0 },
    "p.npy: has one channel, and --regions names 2; want one for each region, in their order, along --class-axis",
  ],
])("refuses %s", (_, probabilities, message) => {
  expect(() => checkRegionProbabilities("p.npy", probabilities, regions)).toThrow(new InputError(message));
});
