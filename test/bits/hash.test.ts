import { describe, expect, it } from "vitest";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { Hash } from "./hash.ts";

/** What the authors of the hash give for it. */
it.each([
  ["", "cbf29ce484222325"],
  ["a", "af63dc4c8601ec8c"],
  ["foobar", "85944171f73967e8"],
])("is FNV-1a: %j", (text, digest) => {
  const hash = new Hash();
  for (const letter of text) hash.byte(letter.charCodeAt(0));
  expect(hash.digest()).toBe(digest);
});

const of = (value: unknown) => new Hash().value(value).digest();

describe("the hash of a value", () => {
  it("is of its bits, with one NaN", () => {
    const nans = new Float64Array(new BigUint64Array([0x7ff8000000000000n, 0xfff8000000000001n]).buffer);
    expect(of(nans[0])).toBe(of(nans[1]));
    expect(of(0)).not.toBe(of(-0));
    expect(of(1)).not.toBe(of(1 + Number.EPSILON));
  });

  it("is of how it is made up", () => {
    const values = [
      1,
      "1",
      true,
      null,
      undefined,
      [],
      [1],
      [[1]],
      ["ab", "c"],
      ["a", "bc"],
      { a: 1, b: 2 },
      { b: 2, a: 1 },
      { a: [1, 2] },
      tensor([1, 2], [2]),
      tensor([1, 2], [1, 2]),
    ];
    expect(new Set(values.map(of)).size).toBe(values.length);
    expect(of(labelMap([1, 2], [2]))).toBe(of(tensor([1, 2], [2])));
  });

  it("refuses what has no numbers to see", () => {
    expect(() => of(new Map())).toThrow(TypeError);
    expect(() => of(() => 1)).toThrow(TypeError);
    expect(() => of(new Uint8Array(2))).toThrow(TypeError);
  });
});
