import { expect, it } from "vitest";
import { countBoundary, DiceMeter, jaccardScore, labelMap, mergeCounts } from "../../src/index.ts";
import { randomLabels } from "../tensor/random-values.ts";

const SPACING = [2, 0.7, 1] as const;
const shape = [6, 9, 8];
/** Labels 0, 3 and 90, mostly of a class. */
const maps = (seed: number) =>
  labelMap(
    randomLabels(432, seed, 9, 10).map((label: number) => (label > 3 ? 90 : label > 0 ? 3 : 0)),
    shape,
  );
const pairs = [
  [maps(1), maps(2)],
  [maps(3), maps(4)],
  [maps(5), maps(6)],
] as const;
const surface = { widths: [1.1, "diagonal"], percentiles: [95], boundary: "mesh" } as const;

it("a meter reports the boundary IoU of each width, of cases and of their sum", () => {
  const meter = new DiceMeter({ surface });
  for (const [k, [prediction, target]] of pairs.entries())
    meter.add(prediction, target, { id: String(k), spacing: SPACING });
  const { cases, classes, settings } = DiceMeter.fromJSON(JSON.parse(JSON.stringify(meter))).report({
    includeBackground: false,
    resamples: 0,
  });
  expect(settings.scores).toEqual(["dice", "hd95", "boundary-iou@1.1mm", "boundary-iou"]);
  for (const [name, distance] of [
    ["boundary-iou@1.1mm", 1.1],
    ["boundary-iou", undefined],
  ] as const) {
    const counts = pairs.map(([prediction, target]) =>
      countBoundary(prediction, target, { classes: 91, spacing: SPACING, boundary: "mesh", distance }),
    );
    for (const [k, label] of [3, 90].entries()) {
      const iou = (of: (typeof counts)[number]) => jaccardScore(of, { average: "none" })[label];
      expect(cases.map((one) => one.classes[k]!.scores[name])).toEqual(counts.map(iou));
      expect(classes[k]!.scores[name]!.pooled.value).toBe(iou(mergeCounts(...counts)));
    }
  }
});

it("meters of parts merge to the meter of the whole, whatever the sequence", () => {
  const of = (places: readonly number[]) => {
    const meter = new DiceMeter({ surface });
    for (const k of places) meter.add(...pairs[k]!, { id: String(k), spacing: SPACING });
    return meter;
  };
  expect(
    JSON.stringify(
      of([2])
        .merge(of([0]))
        .merge(of([1])),
    ),
  ).toBe(JSON.stringify(of([0, 1, 2])));
});

it("widths alone are kept without distances, and need a spacing", () => {
  const meter = new DiceMeter({ surface: { widths: [1] } });
  expect(() => meter.add(...pairs[0], { id: "a" })).toThrow("spacing is undefined");
  const { cases } = meter.add(...pairs[0], { id: "a", spacing: SPACING }).toJSON();
  expect(cases[0]!.surfaces![0]).toMatchObject({ label: 3, total: 0, within: [], distances: [] });
  const [one] = meter.report({ includeBackground: false, resamples: 0 }).cases;
  const counts = countBoundary(...pairs[0], { classes: 91, spacing: SPACING, distance: 1 });
  expect(one!.classes[1]!.scores["boundary-iou@1mm"]).toBe(jaccardScore(counts, { average: "none" })[90]);
});

it("a class in one map has the boundary IoU 0, one in neither none", () => {
  const strip = (text: string) => labelMap(Uint8Array.from(text, Number), [1, text.length]);
  const { classes } = new DiceMeter({ classes: 3, surface: { widths: [1] } })
    .add(strip("00110"), strip("00000"), { id: "a", spacing: [1, 1] })
    .report({ includeBackground: false, scores: ["boundary-iou@1mm"], resamples: 0 }).cases[0]!;
  expect(classes.map(({ scores }) => scores["boundary-iou@1mm"])).toEqual([0, null]);
});
