import { describe, expect, it } from "vitest";
import type { PairOptions } from "../../../src/cli/pair/pair-options.ts";
import { scorePair } from "../../../src/cli/pair/score-pair.ts";
import { stackCases, stackNote } from "../../../src/cli/pair/stack-cases.ts";
import { Stopwatch } from "../../../src/files/source/stopwatch.ts";
import type { Volume } from "../../../src/files/volume/volume.ts";
import { dice, labelMap, oneHot } from "../../../src/index.ts";
import { makeNifti } from "../../files/make/make-nifti.ts";
import { makeNpy } from "../../files/make/make-npy.ts";
import { randomLabels } from "../../tensor/random-values.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const volume = (extra: Partial<Volume> = {}): Volume => ({
  file: "stack.npy",
  shape: [2, 3, 2],
  order: "c",
  labels: Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
  ...extra,
});
const slices = (of: Volume, axis: number) =>
  stackCases("a", of, of, axis).cases.map(({ id, target }) => [id, [...target]]);

describe("a stack of images", () => {
  it("is one case without its axis", () => {
    const { cases, target } = stackCases("a", volume(), volume(), undefined);
    expect(cases.map(({ id }) => id)).toEqual(["a"]);
    expect(target.shape).toEqual([2, 3, 2]);
  });

  it("is cut along any axis, in both orders of memory", () => {
    const first = [
      ["a[0]", [0, 1, 2, 3, 4, 5]],
      ["a[1]", [6, 7, 8, 9, 10, 11]],
    ];
    expect(slices(volume(), 0)).toEqual(first);
    expect(slices(volume(), -3)).toEqual(first);
    expect(slices(volume(), 1).map(([, labels]) => labels)).toEqual([
      [0, 1, 6, 7],
      [2, 3, 8, 9],
      [4, 5, 10, 11],
    ]);
    expect(slices(volume({ shape: [2, 3, 2], order: "fortran" }), 2)).toEqual(first);
    expect(slices(volume({ order: "fortran" }), 0)[0]![1]).toEqual([0, 2, 4, 6, 8, 10]);
  });

  it("gives its slices the spacing of the other axes, and names that sort", () => {
    const { target, prediction } = stackCases("a", volume({ spacing: [9, 1, 2] }), volume(), 0);
    expect([prediction.spacing, prediction.shape, target.spacing]).toEqual([[1, 2], [3, 2], undefined]);
    const eleven = volume({ shape: [11, 1], labels: new Uint8Array(11) });
    const ids = stackCases("a", eleven, eleven, 0).cases.map(({ id }) => id);
    expect([ids[2], ids[10]]).toEqual(["a[02]", "a[10]"]);
  });

  it.each([3, -4])("has no axis %i of three", (axis) => {
    expect(() => stackCases("a", volume(), volume(), axis)).toThrow(
      `stack.npy: has 3 axes, and --batch-axis is ${axis}`,
    );
  });

  it("is named where nothing says that the files are a volume", () => {
    const none = { spacing: undefined };
    const said =
      "the files have 3 axes and no spacing, and were scored as one volume; if they are a stack of images, --batch-axis 0 scores each";
    expect(stackNote(volume(), volume(), none)).toEqual([said]);
    expect(stackNote(volume({ spacing: [1, 1, 1] }), volume(), none)).toEqual([]);
    expect(stackNote(volume(), volume(), { spacing: [1, 1, 1] })).toEqual([]);
    expect(stackNote(volume(), volume(), { ...none, batchAxis: 0 })).toEqual([]);
    const plane = volume({ shape: [4, 3] });
    expect(stackNote(plane, plane, none)).toEqual([]);
  });
});

const defaults: PairOptions = {
  limit: 2 ** 20,
  classes: undefined,
  ignore: undefined,
  spacing: undefined,
  ignoreOrientation: false,
  surface: undefined,
};
const run = (prediction: string, target: string, extra: Partial<PairOptions> = {}) =>
  scorePair({ id: "case", prediction, target }, { ...defaults, ...extra }, new Stopwatch());
const [p, t] = [1, 2].map((seed) => randomLabels(120, seed, 3)) as [number[], number[]];
const npy = (name: string, labels: ArrayLike<number>, shape: readonly number[]) =>
  write(name, makeNpy("|u1", shape, Uint8Array.from(labels)));

describe("scorePair with --batch-axis", () => {
  it("scores each slice, of labels and of regions", async () => {
    const shape = [2, 6, 10];
    const [first, second] = [npy("p.npy", p, shape), npy("t.npy", t, shape)];
    const regions = [{ name: "both", labels: [1, 2] }];
    for (const extra of [{}, { regions, classes: 2 }]) {
      const whole = await run(first, second, extra);
      expect(whole.note).toContain("--batch-axis 0 scores each");
      const { state, note, ignored } = await run(first, second, { batchAxis: 0, ...extra });
      expect(note).toBeUndefined();
      expect(ignored).toBe(0);
      expect(state.cases.map(({ id, voxels }) => [id, voxels])).toEqual([
        ["case[0]", 60],
        ["case[1]", 60],
      ]);
      const sums = state.cases[0]!.actual.map((count, k) => count + state.cases[1]!.actual[k]!);
      expect(sums).toEqual(whole.state.cases[0]!.actual);
    }
  });

  it("measures distances within slices alone, by lengths along their axes", async () => {
    const dot = (at: number) => Uint8Array.from({ length: 18 }, (_, k) => Number(k === at));
    const both = [...dot(4), ...dot(13)].map((_, k) => Number(k === 4 || k === 31));
    const first = npy("dots.npy", both, [2, 3, 6]);
    const surface = { average: true, tolerances: [], percentiles: [], boundary: "voxels" } as const;
    await expect(run(first, first, { surface })).rejects.toThrow("--batch-axis 0 measures a stack of images");
    await expect(run(first, first, { surface, spacing: [1, 1] })).rejects.toThrow(
      "has 3 axes, --spacing gives 2 lengths; --batch-axis 0 scores a stack of images",
    );
    const { state } = await run(first, first, { surface, spacing: [1, 1], batchAxis: 0 });
    expect(state.cases.length).toBe(2);
  });
});

describe("one-hot files", () => {
  const shape = [6, 10, 2];
  const hot = (name: string, labels: readonly number[], classAxis: number) => {
    const { data, shape: stored } = oneHot(labelMap([...labels], shape), 3, { classAxis });
    return npy(name, data, stored);
  };

  it.each([0, 1, 3])("are refused with the option that reads both: axis %i", async (axis) => {
    const [first, second] = [hot(`p${axis}.npy`, p, axis), hot(`t${axis}.npy`, t, axis)];
    await expect(run(first, second)).rejects.toThrow(`--argmax --class-axis ${axis} reads both`);
    const { state } = await run(first, second, { argmax: true, classAxis: axis });
    const [{ intersection, predicted, actual }] = state.cases as [(typeof state.cases)[0]];
    const scores = [1, 2].map((k) => (2 * intersection[k]!) / (predicted[k]! + actual[k]!));
    const maps = [p, t].map((labels) => labelMap([...labels], shape));
    expect((scores[0]! + scores[1]!) / 2).toBeCloseTo(dice(maps[0]!, maps[1]!), 14);
  });

  it("beside class numbers are named by the axis that one of them has too many", async () => {
    const [channels, labels] = [hot("c.npy", p, 0), npy("l.npy", t, shape)];
    await expect(run(channels, labels)).rejects.toThrow("--argmax --class-axis 0 reads it");
    await expect(run(labels, channels)).rejects.toThrow("if axis 0 of the target is that of the classes");
    const four = write("four.nii", makeNifti([2, 2, 2, 3], new Array(24).fill(0)));
    await expect(run(four, four)).rejects.toThrow(
      "holds 3 volumes, shape [2, 2, 2, 3], want one label map; the option argmax reads channels of one map",
    );
  });
});
