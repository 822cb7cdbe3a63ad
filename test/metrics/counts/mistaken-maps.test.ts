import { describe, expect, it } from "vitest";
import { countOverlap, DiceMeter, type LabelMap, labelMap, oneHot } from "../../../src/index.ts";
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
  ])("are refused: %s", (_, prediction, target, message) => {
    expect(() => add(prediction, target)).toThrow(`DiceMeter.add: ${message}`);
  });

  it.each<[string, number[], number[]]>([
    ["both of 255", [0, 255, 255], [0, 255, 0]],
    ["255 alone", [0, 255, 255], [0, 0, 0]],
    ["classes of which the target has one", [0, 1, 2, 4], [0, 1, 1, 0]],
    ["classes beside one of another number", [0, 2, 3], [0, 1, 1]],
    ["two classes that end at 255", [0, 7, 255], [0, 1, 1]],
    ["labels of an atlas beside 255", [0, 300, 1000], [0, 255, 255]],
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
    expect(() => new DiceMeter().add(last, last, { id: "a" })).toThrow("with classAxis -1");
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
