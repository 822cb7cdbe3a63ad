import { expect, it } from "vitest";
import { checkMaskValues, noteLabels } from "../../../src/cli/pair/check-mask-values.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const labels = [0, 1, 2, 255];
const voxels = (...present: number[]) => labels.map((label) => (present.includes(label) ? 5 : 0));
const check = (predicted: number[], actual: number[]) =>
  checkMaskValues("a.png", "b.npy", { labels, predicted, actual });

it("refuses 0 and 255 beside 0 and 1, either way", () => {
  expect(() => check(voxels(0, 255), voxels(0, 1))).toThrow(
    new InputError("a.png: is a mask of 0 and 255, b.npy one of 0 and 1; divide the first by 255"),
  );
  expect(() => check(voxels(1), voxels(0, 255))).toThrow(
    new InputError("b.npy: is a mask of 0 and 255, a.png one of 0 and 1; divide the first by 255"),
  );
});

it.each([
  [voxels(0, 255), voxels(0, 255)],
  [voxels(0, 1), voxels(0, 1)],
  [voxels(0, 1, 255), voxels(0, 1)],
  [voxels(0, 255), voxels(0, 1, 2)],
  [voxels(0, 255), voxels(0)],
  [voxels(0, 2), voxels(0, 1)],
])("accepts other labels", (predicted, actual) => {
  expect(() => check(predicted, actual)).not.toThrow();
});

/** Voxels by label, of both maps. */
const compare = (p: Record<number, number>, t: Record<number, number>) => {
  const all = [...new Set([...Object.keys(p), ...Object.keys(t)].map(Number))].sort((a, b) => a - b);
  const counted = (map: Record<number, number>) => all.map((label) => map[label] ?? 0);
  return () => checkMaskValues("p.png", "t.png", { labels: all, predicted: counted(p), actual: counted(t) });
};

it("refuses a mask of 254 beside one of 255", () => {
  expect(compare({ 0: 9, 254: 3 }, { 0: 9, 255: 3 })).toThrow(
    new InputError(
      "t.png: is a mask of 0 and 255, p.png one of 0 and 254; give the mask the same number in both",
    ),
  );
});

it.each([
  [
    "85",
    { 0: 1, 85: 1, 170: 1, 255: 1 },
    { 0: 1, 1: 1, 2: 1, 3: 1 },
    "p.png: holds 85, 170, 255, which are 85 times the labels 1, 2, 3 of t.png",
  ],
  [
    "17",
    { 0: 1, 1: 1, 2: 1 },
    { 0: 1, 17: 1, 34: 1 },
    "t.png: holds 17, 34, which are 17 times the labels 1, 2 of p.png",
  ],
  [
    "257",
    { 0: 1, 257: 1, 771: 1 },
    { 0: 1, 1: 1, 2: 1, 3: 1 },
    "p.png: holds 257, 771, which are 257 times the labels 1, 2, 3 of t.png",
  ],
  [
    "a factor of no depth",
    { 0: 1, 300: 1, 600: 1, 900: 1 },
    { 0: 1, 1: 1, 2: 1, 3: 1 },
    "p.png: holds 300, 600, 900, which are 300 times the labels 1, 2, 3 of t.png; divide the first by 300",
  ],
])("refuses labels times %s", (_, p, t, message) => {
  expect(compare(p, t)).toThrow(message);
});

it("refuses shades beside a mask: probabilities, or interpolation", () => {
  expect(compare({ 0: 9, 51: 2, 102: 2, 153: 2, 204: 2, 255: 2 }, { 0: 9, 255: 9 })).toThrow(
    new InputError(
      "p.png: holds 5 values from 51 to 255 beside the mask of 0 and 255 in t.png: a probability map, or an interpolated mask? threshold it first",
    ),
  );
  expect(compare({ 0: 9, 1: 9 }, { 0: 9, 3: 1, 40: 1, 255: 80 })).toThrow(
    /^t\.png: holds 3 values from 3 to 255/,
  );
});

it.each([
  ["a label for void in the target", { 0: 9, 1: 3 }, { 0: 9, 1: 3, 2: 3, 255: 1 }],
  ["a class that only one map has", { 0: 9, 3: 2 }, { 0: 9, 4: 2 }],
  ["multiples by chance", { 0: 9, 17: 2, 3: 2 }, { 0: 9, 1: 2, 2: 2 }],
  ["common labels", { 0: 9, 1: 2, 85: 2 }, { 0: 9, 1: 2 }],
  ["large class numbers", { 0: 9, 41: 2, 42: 2 }, { 0: 9, 41: 2 }],
])("accepts %s", (_, p, t) => {
  expect(compare(p, t)).not.toThrow();
});

it("notes maps without a common label, and a map with far more labels than the other", () => {
  const note = (p: readonly number[], t: readonly number[]) => {
    const all = Array.from({ length: 256 }, (_, label) => label);
    const counted = (map: readonly number[]) =>
      all.map((label) => (label === 0 || map.includes(label) ? 5 : 0));
    return noteLabels({ labels: all, predicted: counted(p), actual: counted(t) });
  };
  const many = (count: number) => Array.from({ length: count }, (_, k) => k + 1);
  expect(note([255], many(6))).toEqual([
    "no label is in both files: 255 in the prediction, 1, 2, 3, 4, 5, … in the target",
  ]);
  expect(note(many(250), many(8))).toEqual([
    "the prediction has 250 labels, the target 8; is one of them a picture in place of labels?",
  ]);
  expect(note(many(8), many(33))).toHaveLength(1);
  for (const [p, t] of [
    [many(32), many(1)],
    [many(40), many(10)],
    [[], [1]],
    [
      [1, 2],
      [2, 3],
    ],
  ] as const)
    expect(note(p, t)).toEqual([]);
});
