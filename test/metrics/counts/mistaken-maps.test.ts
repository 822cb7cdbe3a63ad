import { describe, expect, it } from "vitest";
import { countOverlap, DiceMeter, dice, type LabelMap, labelMap, oneHot } from "../../../src/index.ts";
import { randomLabels } from "../../tensor/random-values.ts";

const add = (prediction: number[], target: number[], options = {}) =>
  new DiceMeter(options).add(labelMap(prediction), labelMap(target), { id: "a" });

describe("masks of other values", () => {
  it.each<[string, number[], number[], string]>([
    [
      "255 beside 1",
      [0, 255, 255, 0],
      [0, 1, 1, 0],
      "prediction is a mask of 0 and 255, target one of 0 and 1; divide the first by 255",
    ],
    [
      "1 beside 255",
      [0, 1, 1, 0],
      [0, 255, 255, 0],
      "target is a mask of 0 and 255, prediction one of 0 and 1; divide the first by 255",
    ],
    [
      "65535 beside 1",
      [0, 65_535, 65_535, 0],
      [0, 1, 1, 0],
      "prediction is a mask of 0 and 65535, target one of 0 and 1; divide the first by 65535",
    ],
    [
      "255 beside 65535",
      [0, 255, 255, 0],
      [0, 65_535, 65_535, 0],
      "target is a mask of 0 and 65535, prediction one of 0 and 255; divide the first by 257",
    ],
    [
      "254 beside 255",
      [0, 254, 254],
      [0, 255, 255],
      "target is a mask of 0 and 255, prediction has 1 grey values from 254 to 254, as of an interpolated mask or a map of probabilities; threshold it",
    ],
    [
      "interpolated beside 255",
      [0, 64, 128, 255],
      [0, 0, 255, 255],
      "target is a mask of 0 and 255, prediction has 3 grey values from 64 to 255",
    ],
    [
      "interpolated beside 1",
      [0, 64, 128, 255],
      [0, 0, 1, 1],
      "target is a mask of 0 and 1, prediction has 3 grey values from 64 to 255",
    ],
    [
      "probabilities from 1 to 248 beside 255",
      Array.from({ length: 60 }, (_, k) => 1 + ((k * 53) % 254)),
      Array.from({ length: 60 }, (_, k) => (k % 2) * 255),
      "target is a mask of 0 and 255, prediction has 60 grey values from 1 to 248",
    ],
    [
      "probabilities from 1 to 248 beside 1",
      Array.from({ length: 60 }, (_, k) => 1 + ((k * 53) % 254)),
      Array.from({ length: 60 }, (_, k) => k % 2),
      "target is a mask of 0 and 1, prediction has 60 grey values from 1 to 248",
    ],
    [
      "every grey beside 1",
      Array.from({ length: 256 }, (_, k) => k),
      Array.from({ length: 256 }, (_, k) => k % 2),
      "target is a mask of 0 and 1, prediction has 255 grey values from 1 to 255",
    ],
    [
      "every grey up to 128 beside 1",
      Array.from({ length: 129 }, (_, k) => k),
      Array.from({ length: 129 }, (_, k) => k % 2),
      "target is a mask of 0 and 1, prediction has 128 grey values from 1 to 128",
    ],
  ])("are refused: %s", (_, prediction, target, message) => {
    expect(() => add(prediction, target)).toThrow(`DiceMeter.add: ${message}`);
  });

  it.each<[string, number[], number[]]>([
    ["both of 255", [0, 255, 255], [0, 255, 0]],
    ["255 alone", [0, 255, 255], [0, 0, 0]],
    ["classes of which the target has one", [0, 1, 2, 4], [0, 1, 1, 0]],
    ["classes beside one of another number", [0, 2, 3], [0, 1, 1]],
    ["two classes that end at 255", [0, 7, 255], [0, 1, 1]],
    [
      "117 classes of which the target has one",
      Array.from({ length: 118 }, (_, k) => k),
      Array.from({ length: 118 }, (_, k) => Number(k === 1)),
    ],
    ["labels of an atlas beside 255", [0, 300, 1000], [0, 255, 255]],
    ["labels of an atlas from 255 on beside 1", [0, 255, 300], [0, 1, 1]],
  ])("are not: %s", (_, prediction, target) => {
    expect(add(prediction, target).size).toBe(1);
  });

  it("are labels where the number of classes is given", () => {
    expect(add([0, 255], [0, 1], { classes: 256 }).size).toBe(1);
  });
});

describe("one-hot arrays", () => {
  const shape = [8, 9];
  const classes = labelMap(randomLabels(72, 1, 3), shape);
  const others = labelMap(randomLabels(72, 2, 3), shape);
  const hot = (labels: LabelMap, classAxis: number) => {
    const { data, shape } = oneHot(labels, 3, { classAxis });
    return labelMap(Uint8Array.from(data), shape);
  };
  const [first, oneHotFirst, last] = [hot(classes, 0), hot(others, 0), hot(classes, -1)];

  it("are refused along either axis, with the way to read them", () => {
    expect(() => countOverlap(first, oneHotFirst, { classes: 2 })).toThrow(
      "countOverlap: prediction and target are one-hot along axis 0, want class numbers; argmax(tensor(values, shape), { classAxis: 0 }) makes them",
    );
    expect(() => new DiceMeter().add(last, last, { id: "a" })).toThrow("one-hot along axis 2");
    expect(() => new DiceMeter().add(last, last, { id: "a" })).toThrow("{ classAxis: -1 }) reads both");
    const middle = hot(classes, 1);
    expect(() => countOverlap(middle, middle, { classes: 2 })).toThrow("one-hot along axis 1");
    const scaled = labelMap(
      first.data.map((bit) => bit * 255),
      first.shape,
    );
    expect(() => new DiceMeter().add(scaled, scaled, { id: "a" })).toThrow("one-hot along axis 0");
    expect(() => countOverlap(scaled, scaled, { classes: 256 })).toThrow("one-hot along axis 0");
  });

  it("are refused where the prediction has places of no class or of several", () => {
    const thresholded = labelMap(
      first.data.map((bit, at) => (at % 5 === 0 ? 0 : at % 7 === 0 ? 1 : bit)),
      first.shape,
    );
    expect(() => countOverlap(thresholded, oneHotFirst, { classes: 2 })).toThrow("one-hot along axis 0");
  });

  it("are read by dice with the axis, without the background or refused if they have none", () => {
    const classAxis = 0;
    const want = dice(classes, others, { perClass: true });
    expect(dice(first, oneHotFirst, { classAxis, perClass: true })).toEqual(want);
    expect(() => dice(first, oneHotFirst)).toThrow("dice: prediction and target are one-hot along axis 0");
    const gap = labelMap(
      first.data.map((bit, at) => (at % 72 === 0 ? 0 : bit)),
      first.shape,
    );
    expect(() => dice(gap, gap, { classAxis })).toThrow("includeBackground: true counts every mask");
    expect(dice(gap, gap, { classAxis, includeBackground: true })).toBe(1);
    const wrong = "dice: classes has no effect with classAxis; leave it out";
    expect(() => dice(first, first, { classAxis, classes: 3 })).toThrow(wrong);
    expect(() => dice(first, first, { classAxis, ignoreIndex: 0 })).toThrow(
      "dice: ignoreIndex has no effect",
    );
    expect(() => dice(first, first, { classAxis: 3 })).toThrow("dice: classAxis 3 of a tensor of rank 3");
    expect(() => dice([[2, 0]], [[1, 0]], { classAxis })).toThrow("dice: prediction holds 2 at [0, 0]");
  });

  it("are not: a slice that is filled whole", () => {
    const slice = labelMap(
      Uint8Array.from({ length: 3 * 72 }, (_, at) => Number(at >= 144)),
      [3, 8, 9],
    );
    expect(dice(slice, slice)).toBe(1);
  });

  it("are not: a prediction of another class, or more places along an axis than classes", () => {
    const other = labelMap(
      first.data.map((bit, at) => (at === 0 ? 2 : bit)),
      first.shape,
    );
    expect(countOverlap(other, first, { classes: 3 }).voxels).toBe(216);
    const many = labelMap(
      Uint8Array.from({ length: 257 * 64 }, (_, at) => Number(Math.floor(at / 64) === at % 64)),
      [257, 8, 8],
    );
    expect(countOverlap(many, many, { classes: 2 }).voxels).toBe(257 * 64);
  });

  it("are not: as many ones, but not one at every place; one map alone; a plane", () => {
    const moved = labelMap(Uint8Array.from(last.data).reverse().sort(), [8, 9, 3]);
    expect(countOverlap(moved, moved, { classes: 2 }).voxels).toBe(216);
    expect(countOverlap(last, moved, { classes: 2 }).voxels).toBe(216);
    const plane = labelMap(first.data, [3, 72]);
    expect(countOverlap(plane, plane, { classes: 2 }).voxels).toBe(216);
    const small = hot(labelMap(randomLabels(63, 1, 3), [7, 9]), 0);
    expect(countOverlap(small, small, { classes: 2 }).voxels).toBe(189);
  });
});
