import { describe, expect, it } from "vitest";
import { centerlineDiceScore, countOverlap, DiceMeter, diceScore, labelMap } from "../../../src/index.ts";

/** A tube of 3 × 3 voxels along the last axis; a function decides which of its slices are there. */
const tube = (isThere: (column: number) => boolean, label = 1) =>
  labelMap(
    Uint8Array.from({ length: 25 * 30 }, (_, k) => {
      const [plane, row, column] = [Math.floor(k / 150), Math.floor(k / 30) % 5, k % 30];
      return plane > 0 && plane < 4 && row > 0 && row < 4 && isThere(column) ? label : 0;
    }),
    [5, 5, 30],
  );
const whole = tube(() => true);
const gap = tube((column) => column !== 15);

describe("centerlineDiceScore", () => {
  it("is 1 for equal maps, 0 for a class in one alone, NaN or a value for one in neither", () => {
    const options = { classes: 3, average: "none" } as const;
    expect(centerlineDiceScore(whole, whole, options)).toEqual([1, Number.NaN]);
    expect(
      centerlineDiceScore(
        whole,
        tube(() => false),
        options,
      ),
    ).toEqual([0, Number.NaN]);
    expect(centerlineDiceScore(whole, whole, { ...options, absent: 1 })).toEqual([1, 1]);
    expect(centerlineDiceScore(whole, whole, { classes: 3 })).toBe(1);
    expect(
      centerlineDiceScore(
        tube(() => false),
        tube(() => false),
        { classes: 3, average: "micro" },
      ),
    ).toBeNaN();
  });

  it("does not see the width of a tube, which Dice does", () => {
    const thin = labelMap(
      whole.data.map((label: number, k: number) =>
        Math.floor(k / 150) === 2 && Math.floor(k / 30) % 5 === 2 ? label : 0,
      ),
      [5, 5, 30],
    );
    expect(centerlineDiceScore(thin, whole, { classes: 2 })).toBe(1);
    expect(diceScore(countOverlap(thin, whole, { classes: 2 }), { includeBackground: false })).toBeCloseTo(
      0.2,
      12,
    );
    expect(centerlineDiceScore(gap, whole, { classes: 2 })).toBeLessThan(1);
  });

  it("is the score of a meter, whose skeletons add over cases", () => {
    const meter = (id: string, prediction: typeof whole) =>
      new DiceMeter({ measures: ["centerline"] }).add(prediction, whole, { id, spacing: [1, 1, 1] });
    const both = meter("a", gap).merge(
      DiceMeter.fromJSON(
        JSON.parse(
          JSON.stringify(
            meter(
              "b",
              tube((column) => column < 10),
            ),
          ),
        ),
      ),
    );
    const { cases, classes } = both.report({
      scores: ["cl-dice", "cl-precision", "cl-sensitivity"],
      includeBackground: false,
    });
    expect(cases.map(({ scores }) => scores["cl-dice"])).toEqual([
      centerlineDiceScore(gap, whole, { classes: 2 }),
      centerlineDiceScore(
        tube((column) => column < 10),
        whole,
        { classes: 2 },
      ),
    ]);
    const { pooled } = classes[0]!.scores["cl-sensitivity"]!;
    expect(pooled.value).toBeGreaterThan(cases[1]!.scores["cl-sensitivity"] as number);
    expect(pooled.value).toBeLessThan(cases[0]!.scores["cl-sensitivity"] as number);
  });
});
