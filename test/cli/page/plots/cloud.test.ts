import fc from "fast-check";
import { expect, it } from "vitest";
import { cloudOffsets } from "../../../../src/cli/page/plots/cloud.ts";

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 300, size: "max" });

it("keeps every point within its strip", () => {
  fc.assert(
    fc.property(values, (list) => {
      const offsets = cloudOffsets(list);
      expect(offsets).toHaveLength(list.length);
      for (const offset of offsets) expect(Math.abs(offset)).toBeLessThanOrEqual(1);
    }),
  );
});

it("parts points of one value", () => {
  const offsets = cloudOffsets(new Array<number>(60).fill(0.5));
  expect(new Set(offsets).size).toBe(60);
});

it("is wide where values are dense, and narrow where they are not", () => {
  const list = [...Array.from({ length: 200 }, (_, k) => 0.9 + k / 4000), 0.1, 0.2, 0.3];
  const offsets = cloudOffsets(list).map(Math.abs);
  expect(Math.max(...offsets.slice(0, 200))).toBeGreaterThan(0.8);
  expect(Math.max(...offsets.slice(200))).toBeLessThan(0.1);
});
