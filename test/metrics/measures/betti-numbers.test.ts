import { expect, it } from "vitest";
import { bettiErrors, bettiNumbers, DiceMeter, labelMap } from "../../../src/index.ts";

const ring = labelMap([
  [1, 1, 1, 0, 2],
  [1, 0, 1, 0, 2],
  [1, 1, 1, 0, 2],
]);
const broken = labelMap([
  [1, 1, 1, 0, 2],
  [1, 0, 0, 0, 0],
  [1, 1, 1, 0, 2],
]);

it("numbers every class, and the background", () => {
  expect(bettiNumbers(ring, { classes: 4 })).toEqual([
    [2, 0, 0],
    [1, 1, 0],
    [1, 0, 0],
    [0, 0, 0],
  ]);
  const counted = labelMap(
    ring.data.map((_: number, k: number) => (k === 1 ? 0 : 1)),
    [3, 5],
  );
  expect(bettiNumbers(ring, { classes: 3, mask: counted })[1]).toEqual([1, 0, 0]);
});

it("errors are differences, and scores of a meter", () => {
  expect(bettiErrors(broken, ring, { classes: 3 }).slice(1)).toEqual([
    [0, 1, 0],
    [1, 0, 0],
  ]);
  const meter = new DiceMeter({ measures: ["topology"] }).add(broken, ring, { id: "a", spacing: [1, 1] });
  const scores = ["betti-error", "betti-0-error", "betti-1-error", "betti-2-error"] as const;
  const { classes } = meter.report({ scores, includeBackground: false });
  const values = classes.map((one) => scores.map((name) => one.scores[name]!.mean.value));
  expect(values).toEqual([
    [1, 0, 1, 0],
    [1, 1, 0, 0],
  ]);
  expect(classes[0]!.scores["betti-error"]!.pooled.value).toBe(null);
});

it("refuses connectivities of other axes", () => {
  expect(() => bettiNumbers(ring, { classes: 3, connectivity: 26 })).toThrow(
    "connectivity is 26 for 2 axes, want 4 or 8",
  );
  expect(() => bettiNumbers(ring, { classes: 3, connectivity: 18 as 6 })).toThrow("connectivity is 18");
});
