import { expect, it } from "vitest";
import { DiceMeter, meanInterval } from "../../../../src/index.ts";

it("intervals of means are bounded by default, with the median's and the cases that a narrow one needs", () => {
  const many = new DiceMeter({ surface: { percentiles: [95] } });
  for (let k = 0; k < 20; k++) {
    const counts = { intersection: [80, 10 - (k % 3)], predicted: [90, 10], actual: [90, 10], voxels: 100 };
    many.addCounts(counts, {
      id: `case ${String(k).padStart(2, "0")}`,
      surfaces: [{ label: 1, total: 20, within: [], distances: [k] }],
    });
  }
  const options = { includeBackground: false, scores: ["dice", "hd95", "mcc"] } as const;
  const { dice, hd95, mcc } = many.report(options).classes[0]!.scores;
  const values = Array.from({ length: 20 }, (_, k) => (10 - (k % 3)) / 10);
  const { low, high, needed } = meanInterval(values);
  expect(dice!.mean).toEqual({
    value: expect.closeTo(0.905, 12),
    low: expect.closeTo(low!, 12),
    high: expect.closeTo(high!, 12),
  });
  expect(dice!.needed).toBe(needed);
  expect(dice!.medianInterval).toEqual([0.8, 1]);
  expect(dice!.pooled.reason).toContain("known for means over cases alone");
  expect(hd95!.mean).toMatchObject({
    low: null,
    high: null,
    reason: expect.stringContaining("without an upper bound"),
  });
  expect(hd95!.medianInterval).toEqual([5, 14]);
  expect(Number(mcc!.mean.low)).toBeLessThan(Number(dice!.mean.low));
  const { mean } = many.report({ ...options, scores: ["hd95"], penalty: 374 }).classes[0]!.scores.hd95!;
  expect(mean.low).toBeLessThan(9.5);
  expect(mean.high).toBeGreaterThan(50);
  expect(many.report({ ...options, resamples: 0 }).overall.dice!.mean).toEqual({
    value: expect.closeTo(0.905, 12),
    low: null,
    high: null,
  });
});
