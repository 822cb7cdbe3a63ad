import { expect, it } from "vitest";
import { dice } from "../../../src/metrics/scores/overlap-formulas.ts";
import { scoreOf } from "../../../src/metrics/scores/score-of.ts";

const counts = { intersection: [1, 2], predicted: [2, 4], actual: [3, 2], voxels: 7 };

it("a score of counts validates both arguments in the name of the caller", () => {
  expect(scoreOf("f", counts, {}, dice)).toBeCloseTo((2 / 5 + 4 / 6) / 2, 15);
  expect(() => scoreOf("f", { ...counts, actual: [1] }, {}, dice)).toThrow("f: counts.actual");
  expect(() => scoreOf("f", counts, { average: "all" } as never, dice)).toThrow("f: average");
});

it("options are read before counts, and counts once", () => {
  let reads = 0;
  const changing = {
    ...counts,
    get predicted() {
      reads++;
      return reads > 1 ? [0, 0] : [2, 4];
    },
  };
  expect(scoreOf("f", changing, {}, dice)).toBe(scoreOf("f", counts, {}, dice));
  expect(reads).toBe(1);
});
