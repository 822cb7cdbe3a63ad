import fc from "fast-check";
import { expect, it } from "vitest";
import { itemsOf, parseShard } from "../../../src/cli/find/shard.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

it("reads a part and their number", () => {
  expect(parseShard("2/3")).toEqual({ index: 2, of: 3 });
  expect(parseShard("1/1")).toEqual({ index: 1, of: 1 });
});

it.each(["0/3", "4/3", "2", "2/", "/3", "a/b", "1.5/3", "-1/3", "1/100001", "1/3/5"])(
  "refuses %j",
  (text) => {
    expect(() => parseShard(text)).toThrow(
      new InputError(`--shard is ${JSON.stringify(text)}, want a part and their number, from 1/3 to 3/3`),
    );
  },
);

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
