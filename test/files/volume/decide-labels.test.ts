import { describe, expect, it } from "vitest";
import { decideLabels } from "../../../src/files/volume/decide-labels.ts";
import type { FileVolume } from "../../../src/files/volume/volume.ts";
import { argmax, tensor, threshold } from "../../../src/index.ts";

const volume = (
  shape: readonly number[],
  values: ArrayLike<number>,
  rest: Partial<FileVolume> = {},
): FileVolume => ({
  shape,
  order: "c",
  values: Float32Array.from(values),
  ...rest,
});
const values = Array.from({ length: 24 }, (_, k) => ((k * 7) % 24) / 24);

describe("decideLabels", () => {
  it("is the threshold of the library, of scaled values too", () => {
    const one = decideLabels(volume([4, 6], values), { kind: "threshold", level: 0.5 });
    expect([...one.values]).toEqual([...threshold(tensor(values, [4, 6]), 0.5).data]);
    const scaled = volume([4], [0, 100, 150, 200], { slope: 1 / 255, intercept: 0.1 });
    expect(decideLabels(scaled, { kind: "threshold", level: 0.6 })).toMatchObject({
      shape: [4],
      values: Uint8Array.of(0, 0, 1, 1),
    });
    expect(decideLabels(scaled, { kind: "threshold", level: 0.6 })).not.toHaveProperty("slope");
  });

  it.each([0, 1, 2, -1, -3])("is the argmax of the library along axis %d", (classAxis) => {
    const shape = [2, 3, 4];
    const one = decideLabels(volume(shape, values), { kind: "argmax", classAxis });
    const expected = argmax(tensor(values, shape), { classAxis });
    expect([one.shape, [...one.values]]).toEqual([expected.shape, [...expected.data]]);
  });

  it("is the same in Fortran order, whose first axis is contiguous", () => {
    // The array of [2, 3, 4] in C order is that of [4, 3, 2] in Fortran order.
    const shape = [4, 3, 2];
    const one = decideLabels(volume(shape, values, { order: "fortran", spacing: [1, 2, 3] }), {
      kind: "argmax",
      classAxis: 2,
    });
    const expected = argmax(tensor(values, [2, 3, 4]), { classAxis: 0 });
    expect([...one.values]).toEqual([...expected.data]);
    expect(one).toMatchObject({ shape: [4, 3], spacing: [1, 2] });
  });

  it("keeps the probabilities class by class, where they are asked for", () => {
    const one = decideLabels(volume([2, 2], [0, 0.25, 0.75, 1]), {
      kind: "threshold",
      level: 0.5,
      keep: true,
    });
    expect(one.probabilities).toEqual({ classes: 1, values: Float32Array.of(0, 0.25, 0.75, 1) });
    for (const [axis, shape] of [
      [0, [3, 4, 2]],
      [1, [4, 3, 2]],
      [2, [4, 2, 3]],
    ] as const) {
      const kept = decideLabels(volume(shape, values), { kind: "argmax", classAxis: axis, keep: true });
      const classes = [0, 1, 2].map((c) =>
        values.filter((_, at) => {
          const inner = shape.slice(axis + 1).reduce((size, extent) => size * extent, 1);
          return Math.floor(at / inner) % 3 === c;
        }),
      );
      expect(kept.probabilities).toEqual({ classes: 3, values: Float32Array.from(classes.flat()) });
      expect(decideLabels(volume(shape, values), { kind: "argmax", classAxis: axis })).not.toHaveProperty(
        "probabilities",
      );
    }
  });

  it("keeps channels of classes that overlap, also of scores of any size, unless these are scored", () => {
    const shape = [2, 3, 2];
    const logits = Array.from({ length: 12 }, (_, k) => ((k * 5) % 12) - 6);
    const decision = { kind: "channels", level: 0, classAxis: 1 } as const;
    const one = decideLabels(volume(shape, logits), decision);
    const channel = (c: number) => [0, 1, 6, 7].map((at) => logits[at + 2 * c]!);
    const channels = [0, 1, 2].map(channel);
    expect(one).toMatchObject({ shape: [2, 2], probabilities: { classes: 3, level: 0 } });
    expect([...one.probabilities!.values]).toEqual(channels.flat());
    expect([...one.values]).toEqual([0, 1, 2, 3].map((at) => Number(channels.some((of) => of[at]! > 0))));
    expect(() => decideLabels(volume(shape, logits), { ...decision, keep: true })).toThrow(
      "is not a probability, and the metrics are of probabilities",
    );
  });

  it("keeps a volume without an axis of channels as one channel, whatever the label of its region", () => {
    const one = decideLabels(volume([2, 2], [0.5, 0.75, 1, 0]), { kind: "channels", level: 0.5 });
    expect(one).toMatchObject({ shape: [2, 2], probabilities: { classes: 1, level: 0.5 } });
    expect([...one.probabilities!.values]).toEqual([0.5, 0.75, 1, 0]);
    expect([...one.values]).toEqual([0, 1, 1, 0]);
  });

  it("scales them, and refuses values that are none", () => {
    const keep = { kind: "threshold", level: 0.5, keep: true } as const;
    const scaled = decideLabels(volume([2], [0, 255], { slope: 1 / 255 }), keep);
    expect(scaled.probabilities).toEqual({ classes: 1, values: Float64Array.of(0, 1) });
    expect(() => decideLabels(volume([2], [0, 3.5]), keep)).toThrow(
      "value 3.5 at voxel [1] is not a probability, and the metrics are of probabilities; apply a softmax or sigmoid",
    );
  });

  it("refuses probabilities of a single class by argmax", () => {
    const one = volume([1, 4], [0, 0.25, 0.75, 1]);
    expect(() => decideLabels(one, { kind: "argmax", classAxis: 0, keep: true })).toThrow(
      "axis 0 has a single class, which argmax makes the background; a threshold reads the probabilities",
    );
    expect([...decideLabels(one, { kind: "argmax", classAxis: 0 }).values]).toEqual([0, 0, 0, 0]);
  });

  it("takes the first of equal values", () => {
    expect([
      ...decideLabels(volume([1, 3], [0.5, 0.5, 0.1]), { kind: "argmax", classAxis: 1 }).values,
    ]).toEqual([0]);
  });

  const affine = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];
  it.each([
    ["an axis beyond", volume([2, 3], values.slice(0, 6)), 2, "shape [2, 3] has no class axis 2"],
    ["an axis below", volume([2, 3], values.slice(0, 6)), -3, "shape [2, 3] has no class axis -3"],
    ["a single axis", volume([2], [0, 1]), -1, "shape [2] has no class axis -1"],
    [
      "an axis of space",
      volume([2, 3, 4], values, { affine }),
      -1,
      "axis 2 of shape [2, 3, 4] is an axis of space; the class axis of such a file is 3, the fourth",
    ],
    [
      "many classes",
      volume([1, 300], new Array(300).fill(0)),
      -1,
      "axis 1 has 300 classes, want at most 256",
    ],
    [
      "NaN",
      volume([1, 2], [0, Number.NaN]),
      -1,
      "value NaN at voxel [0, 1] is not a probability; set it to a number first",
    ],
  ])("refuses %s", (_, given, classAxis, message) => {
    expect(() => decideLabels(given, { kind: "argmax", classAxis })).toThrow(message);
  });

  it("refuses labels beside a threshold that makes one class of all of them", () => {
    const cut = (values: readonly number[], level: number) =>
      decideLabels(volume([values.length], values), { kind: "threshold", level });
    expect(() => cut([0, 2, 3, 0], 0.5)).toThrow(
      "holds whole numbers from 0 to 3, as labels are, and a threshold of 0.5 makes a single class of them; leave it out for labels, score votes or counts with --regions any=1 or save them as a mask of 0 and 1, and divide bytes by 255 for probabilities",
    );
    expect(() => cut([2, 1, 3], 0)).toThrow("holds whole numbers from 1 to 3, as labels are");
    expect(() => cut([1, 0, 2, 1], 0)).toThrow("holds whole numbers from 0 to 2, as labels are");
    for (const [values, level] of [
      [[0, 255, 255], 0.5],
      [[0, 2, 3], 2],
      [[-1, 2, 3], 0],
      [[0, 2, 3.5], 0.5],
    ] as const)
      expect([...cut(values, level).values]).toEqual(values.map((value) => Number(value > level)));
  });

  it("refuses more distinct labels than a Set holds", () => {
    const labels = new Int32Array(2 ** 24 + 2).map((_, at) => at);
    expect(() =>
      decideLabels(volume([labels.length], [], { values: labels }), { kind: "threshold", level: 0 }),
    ).toThrow("holds whole numbers from 0 to 16777217");
  });

  it("refuses NaN beside a threshold", () => {
    expect(() => decideLabels(volume([1], [Number.NaN]), { kind: "threshold", level: 0 })).toThrow(
      /^value NaN at voxel \[0\]/,
    );
  });
});
