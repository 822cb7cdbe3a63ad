import { expect, it } from "vitest";
import { DiceMeter, labelMap, surfaceDiceScore, surfaceDistances } from "../../src/index.ts";

/** Two bars, of the classes 3 and 90, from a column on. */
const bars = (first: number) =>
  labelMap(
    Uint8Array.from({ length: 200 }, (_, k) =>
      k % 20 < first || k % 20 >= first + 6 ? 0 : k < 80 ? 3 : k >= 120 ? 90 : 0,
    ),
    [10, 20],
  );
const spacing = [1, 1];
const meterOf = (classTolerances: Record<string, number>, classes?: number) =>
  new DiceMeter({ surface: { classTolerances, tolerances: [1] }, ...(classes && { classes }) });

it("surface Dice has a tolerance for each class, whether or not their number is given", () => {
  const [prediction, target] = [bars(7), bars(5)];
  const distances = surfaceDistances(prediction, target, { classes: 91, spacing });
  const tolerance = Array.from({ length: 91 }, (_, label) => (label === 90 ? 2 : 1));
  const want = surfaceDiceScore(distances, { tolerance, average: "none" }) as number[];
  for (const classes of [undefined, 91]) {
    const meter = meterOf({ 3: 1, 90: 2 }, classes).add(prediction, target, { id: "a", spacing });
    const there = DiceMeter.fromJSON(JSON.parse(JSON.stringify(meter)));
    const { scores } = there.report({ includeBackground: false }).settings;
    expect(scores).toEqual(["dice", "surface-dice@1mm", "surface-dice"]);
    const { cases } = there.report({ includeBackground: false, resamples: 0 });
    const found = cases[0]!.classes.filter(({ actual }) => actual > 0);
    expect(found.map((one) => one.scores["surface-dice"])).toEqual([want[2], want[89]]);
    expect(found[0]!.scores["surface-dice"]).toBe(found[0]!.scores["surface-dice@1mm"]);
    expect(found[1]!.scores["surface-dice"]).toBe(1);
  }
});

it("refuses a class that occurs without one, by its label", () => {
  const says = "surface.classTolerances hold none for class 90, which occurs; they hold 3";
  for (const classes of [undefined, 91])
    expect(() => meterOf({ 3: 1 }, classes).add(bars(7), bars(5), { id: "a", spacing })).toThrow(says);
});
