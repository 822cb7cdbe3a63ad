import fc from "fast-check";
import { expect, it } from "vitest";
import { itemsOf } from "../../../src/cli/find/shard.ts";

it("gives each item to one part, in order, and parts that differ by one item and by the largest item at most", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 12 }),
      (sizes, of) => {
        const items = [...sizes.keys()];
        const parts = Array.from({ length: of }, (_, k) => itemsOf(items, sizes, { index: k + 1, of }));
        expect(parts.flat().sort((a, b) => a - b)).toEqual(items);
        for (const part of parts) expect(part).toEqual([...part].sort((a, b) => a - b));
        const counts = parts.map((part) => part.length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        const totals = parts.map((part) => part.reduce((sum, item) => sum + sizes[item]!, 0));
        expect(Math.max(...totals) - Math.min(...totals)).toBeLessThanOrEqual(Math.max(0, ...sizes));
      },
    ),
    { seed: 1 },
  );
});

it("does not give all large items to one part", () => {
  // By turns, the first part would have both.
  expect(itemsOf(["a", "b", "c", "d"], [100, 1, 100, 1], { index: 1, of: 2 })).toEqual(["a", "d"]);
});
