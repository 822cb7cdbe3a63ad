import fc from "fast-check";
import { expect, it } from "vitest";
import { itemsOf } from "../../../src/cli/find/shard.ts";

it("gives each item to one part, and parts that differ by one item at most", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 12 }), (count, of) => {
      const items = Array.from({ length: count }, (_, k) => k);
      const parts = Array.from({ length: of }, (_, k) => itemsOf(items, { index: k + 1, of }));
      expect(parts.flat().sort((a, b) => a - b)).toEqual(items);
      const sizes = parts.map((part) => part.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});
