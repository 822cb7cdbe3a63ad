import { describe, expect, it } from "vitest";
import { DiceMeter, labelMap } from "../../../src/index.ts";
import { areLabelMaps, compactLabels, LABEL_LIMIT } from "../../../src/metrics/counts/compact-labels.ts";

const LARGE = 2 ** 31 - 1;
const map = (...labels: number[]) => labelMap(Int32Array.from(labels), [2, labels.length / 2]);

describe("compactLabels", () => {
  it("leaves labels that counting takes", () => {
    expect(compactLabels("f", map(0, 65_535), map(1, 2))).toBeNull();
    expect(compactLabels("f", map(0, 65_536), map(1, 2))!.labels).toEqual([0, 1, 2, 65_536]);
  });

  it("numbers the labels of both maps by their places", () => {
    const { prediction, target, labels } = compactLabels("f", map(0, LARGE, 7, -1), map(7, 70_000, 0, 0))!;
    expect(labels).toEqual([0, 7, 70_000, LARGE]);
    expect([...prediction.data]).toEqual([0, 3, 1, -1]);
    expect([...target.data]).toEqual([1, 2, 0, 0]);
  });

  it("refuses labels beyond 31 bits, and more labels than counting takes", () => {
    const beyond = labelMap(Uint32Array.of(LABEL_LIMIT, 0));
    expect(() => compactLabels("f", beyond, beyond)).toThrow(
      new RangeError("f: label 2147483648 at offset 0 is beyond 2147483647"),
    );
    const many = labelMap(Int32Array.from({ length: 70_000 }, (_, k) => k * 2));
    expect(() => compactLabels("f", many, many)).toThrow(
      new RangeError("f: the maps hold more than 65536 different labels"),
    );
  });

  it("leaves what is not a label map to the checks of counting", () => {
    expect(areLabelMaps(map(0, 1), map(0, 1))).toBe(true);
    expect(areLabelMaps(map(0, 1), [0, 1])).toBe(false);
  });
});

it("a meter scores an atlas of large labels as the same atlas of small ones", () => {
  const small = [
    [0, 1, 2, 2, 3, 3],
    [0, 1, 1, 2, 3, 0],
  ] as const;
  const large = [0, 997, 484_682_470, LARGE];
  const surface = { tolerances: [1], percentiles: [95], average: true };
  const stateOf = (table: readonly number[], ignore: number) => {
    const [prediction, target] = small.map((labels) => map(...labels.map((label) => table[label]!)));
    const options = { id: "a", spacing: [1, 1], ignoreIndex: ignore };
    return new DiceMeter({ surface }).add(prediction!, target!, options).toJSON().cases[0]!;
  };
  for (const ignored of [1, 3]) {
    const one = stateOf([0, 1, 2, 3], ignored);
    const other = stateOf(large, large[ignored]!);
    expect(other.labels).toEqual(one.labels.map((label) => large[label]));
    expect({ ...other, labels: one.labels, surfaces: one.surfaces }).toEqual(one);
    expect(other.surfaces).toEqual(one.surfaces!.map((state) => ({ ...state, label: large[state.label] })));
  }
  expect(stateOf(large, 12)).toMatchObject({ voxels: 6 });
  const meter = new DiceMeter().add(map(LARGE, 0), map(LARGE, 0), { id: "a" });
  expect(
    DiceMeter.fromJSON(meter.toJSON())
      .report()
      .classes.map((one) => one.class),
  ).toEqual([0, LARGE]);
});
