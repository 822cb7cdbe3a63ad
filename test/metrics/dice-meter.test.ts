import { describe, expect, it } from "vitest";
import { countOverlap, DiceMeter, diceScore } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const prediction = labelMap([0, 1, 1, 3, 3, 0], [2, 3]);
const target = labelMap([0, 1, 3, 3, 1, 0], [2, 3]);
const spacing = [1, 2];
const kept = { surface: { tolerances: [2], percentiles: [95], average: true } };

describe("add", () => {
  it("counts a case as countOverlap does", () => {
    const meter = new DiceMeter().add(prediction, target, { id: "a" });
    const counts = countOverlap(prediction, target, { classes: 4 });
    const byHand = new DiceMeter().addCounts(counts, { id: "a" });
    expect(meter.toJSON()).toEqual(byHand.toJSON());
    expect(meter.size).toBe(1);
    const { overall } = meter.report();
    expect(overall.dice!.mean.value).toBe(diceScore(counts));
  });

  it("takes masks that overlap", () => {
    const masks = tensor([
      [1, 1],
      [0, 1],
    ]);
    const [one] = new DiceMeter({ classes: 2 }).add(masks, masks, { id: "a", classAxis: 0 }).toJSON().cases;
    expect(one).toMatchObject({ voxels: 2, labels: [0, 1], predicted: [2, 1] });
  });

  it("leaves out voxels", () => {
    const mask = labelMap([1, 1, 1, 0, 0, 0], [2, 3]);
    const meter = new DiceMeter().add(prediction, target, { id: "a", mask, ignoreIndex: 3 });
    expect(meter.toJSON().cases[0]).toMatchObject({ voxels: 2, labels: [0, 1], actual: [1, 1] });
  });

  it("adds nothing where it throws", () => {
    const meter = new DiceMeter({ classes: 3, ...kept });
    const before = meter.toJSON();
    const one = labelMap([0, 0, 0], [1, 3]);
    for (const call of [
      () => meter.add(prediction, target, { id: "a", spacing }),
      () => meter.add(one, target, { id: "a", spacing }),
      () => meter.add(one, one, { id: "a", spacing: [1, -1] }),
      () => meter.add(one, one, { id: "", spacing }),
      () => meter.addCounts(countOverlap(target, target, { classes: 4 }), { id: "a", surfaces: [] }),
      () => meter.addCounts(countOverlap(one, one, { classes: 3 }), { id: "a" }),
    ])
      expect(call).toThrow(/^DiceMeter\.add(Counts)?: /);
    expect(meter.toJSON()).toEqual(before);
  });

  it.each<[string, () => unknown]>([
    [
      "DiceMeter.add: prediction holds label 3 at [1, 0], want 0 to 2",
      () => new DiceMeter({ classes: 3 }).add(prediction, target, { id: "a" }),
    ],
    [
      'DiceMeter.addCounts: case "a" holds class 3, want 0 to 2',
      () =>
        new DiceMeter({ classes: 3 }).addCounts(countOverlap(target, target, { classes: 4 }), { id: "a" }),
    ],
    [
      'DiceMeter.add: id "a" is in the meter already',
      () => new DiceMeter().skip("a", "no").add(target, target, { id: "a" }),
    ],
    [
      'DiceMeter.skip: id "a" is in the meter already',
      () => new DiceMeter().add(target, target, { id: "a" }).skip("a", "no"),
    ],
  ])("refuses: %s", (message, call) => {
    expect(call).toThrow(new RangeError(message));
  });
});

describe("addCounts", () => {
  it("takes surfaces that were measured elsewhere", () => {
    const measured = new DiceMeter(kept).add(prediction, target, { id: "a", spacing });
    const { surfaces, voxel } = measured.toJSON().cases[0]!;
    const counts = countOverlap(prediction, target, { classes: 9 });
    const meter = new DiceMeter(kept).addCounts(counts, {
      id: "a",
      voxel: voxel!,
      surfaces: surfaces!,
    });
    expect(meter.toJSON()).toEqual(measured.toJSON());
    expect(() => new DiceMeter().addCounts(counts, { id: "a", surfaces: surfaces! })).toThrow(
      new TypeError("DiceMeter.addCounts: surfaces are an array, but the meter keeps no surface measures"),
    );
  });
});

describe("merge", () => {
  const meter = () => new DiceMeter().add(prediction, target, { id: "a" }).skip("b", "unreadable");

  it("takes over scored and skipped cases", () => {
    const other = new DiceMeter().add(target, target, { id: "c" }).skip("d", "empty");
    const { cases, skipped } = meter().merge(other).toJSON();
    expect(cases.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(skipped).toEqual([
      { id: "b", reason: "unreadable" },
      { id: "d", reason: "empty" },
    ]);
    expect(other.size).toBe(1);
    expect(meter().merge(new DiceMeter()).toJSON()).toEqual(meter().toJSON());
  });

  it("takes nothing where a case is there already", () => {
    const ours = meter();
    for (const [id, other] of [
      ["a", new DiceMeter().add(target, target, { id: "new" }).skip("a", "")],
      ["b", new DiceMeter().add(target, target, { id: "new" }).add(target, target, { id: "b" })],
      ["a", ours],
    ] as const)
      expect(() => ours.merge(other)).toThrow(
        new RangeError(`DiceMeter.merge: id "${id}" is in the meter already`),
      );
    expect(ours.toJSON()).toEqual(meter().toJSON());
  });

  it("wants meters with the same options", () => {
    expect(() => new DiceMeter({ classes: 3 }).merge(new DiceMeter())).toThrow(
      new RangeError(
        'DiceMeter.merge: other was made with {}, this meter with {"classes":3}; want the same options',
      ),
    );
    expect(() => new DiceMeter(kept).merge(new DiceMeter())).toThrow("want the same options");
    const order = [[1, 2] as const, [2, 1] as const];
    const [ours, theirs] = order.map((tolerances) => new DiceMeter({ surface: { tolerances } }));
    expect(() => ours!.merge(theirs!)).not.toThrow();
  });
});

describe("toJSON", () => {
  it("holds, of each case, the classes that occur, and says what a meter was made for", () => {
    const meter = new DiceMeter({ classes: 60_000, ...kept });
    const far = labelMap(Uint16Array.of(0, 0, 59_999, 59_999), [2, 2]);
    expect(meter.add(far, far, { id: "far", spacing: [1, 1] }).toJSON()).toEqual({
      format: "softdice-meter",
      version: 1,
      classes: 60_000,
      surface: { tolerances: [2], percentiles: [95], average: true, boundary: "area" },
      cases: [
        {
          id: "far",
          voxels: 4,
          labels: [0, 59_999],
          intersection: [2, 2],
          predicted: [2, 2],
          actual: [2, 2],
          voxel: { diagonal: Math.SQRT2, smallest: 1, largest: 1 },
          surfaces: [
            {
              label: 59_999,
              total: expect.any(Number),
              within: [expect.any(Number)],
              withinBounds: [[expect.any(Number), expect.any(Number)]],
              distances: [0],
              prediction: { sum: 0, size: expect.any(Number) },
              target: { sum: 0, size: expect.any(Number) },
            },
          ],
        },
      ],
      skipped: [],
    });
  });

  it("writes infinite distances in words, and reads them again", () => {
    const meter = new DiceMeter(kept).add(prediction, labelMap([0, 1, 1, 0, 0, 0], [2, 3]), {
      id: "a",
      spacing,
    });
    const text = JSON.stringify(meter);
    expect(text).toContain('"distances":["Infinity"],"prediction":{"sum":"Infinity"');
    expect(text).not.toContain("null");
    expect(JSON.stringify(DiceMeter.fromJSON(JSON.parse(text)))).toBe(text);
  });

  it("gives away nothing of the meter, and fromJSON takes nothing of the state", () => {
    const meter = new DiceMeter(kept).add(prediction, target, { id: "a", spacing }).skip("b", "");
    const before = JSON.stringify(meter);
    const spoil = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, held] of Object.entries(value)) {
        spoil(held);
        (value as Record<string, unknown>)[key] = 7;
      }
    };
    const state = meter.toJSON();
    const back = DiceMeter.fromJSON(state);
    spoil(state);
    spoil(meter.report({ resamples: 0 }));
    expect([meter, back].map((one) => JSON.stringify(one))).toEqual([before, before]);
  });
});

it("a meter of labels up to 65,535 stays small", () => {
  const meter = new DiceMeter();
  for (let k = 0; k < 20; k++) {
    const labels = labelMap(Uint16Array.from({ length: 100 }, (_, voxel) => (voxel * 6553 + k) % 65_536));
    meter.add(labels, labels, { id: `case ${k}` });
  }
  expect(JSON.stringify(meter).length).toBeLessThan(20 * 100 * 16);
});

it("options are read once: a getter cannot replace a case", () => {
  const meter = new DiceMeter().add(labelMap([0, 1]), labelMap([0, 1]), { id: "a" });
  let reads = 0;
  const changing = {
    get id() {
      return reads++ === 0 ? "fresh" : "a";
    },
  };
  meter.add(labelMap([1, 0]), labelMap([0, 1]), changing);
  expect(meter.toJSON().cases.map(({ id }) => id)).toEqual(["a", "fresh"]);
});
