import { expect, it } from "vitest";
import { multiplyMatrices } from "../../../src/kernels/arrays/matrices.ts";

it("adds in float64, from the first term to the last", () => {
  const terms = 3;
  const a = Float32Array.of(2 ** 24, 1, -(2 ** 24));
  const out = new Float32Array(1);
  multiplyMatrices(out, a, [1, terms], Float32Array.of(1, 1, 1), [terms, 1], [], {
    rows: 1,
    terms,
    columns: 1,
  });
  expect(out[0]).toBe(1);
  const wide = Float64Array.of(2 ** 53, 1, -(2 ** 53));
  const one = new Float64Array(1);
  multiplyMatrices(one, wide, [1, terms], Float64Array.of(1, 1, 1), [terms, 1], [], {
    rows: 1,
    terms,
    columns: 1,
  });
  // 2⁵³ + 1 is not a double: the order is what it is said to be.
  expect(one[0]).toBe(0);
});

it("walks a batch that broadcasts", () => {
  const out = new Float64Array(4);
  multiplyMatrices(out, Float64Array.of(1, 2), [2, 1, 1], Float64Array.of(10, 20), [2, 1, 1, 1], [2, 2], {
    rows: 1,
    terms: 1,
    columns: 1,
  });
  expect(Array.from(out)).toEqual([10, 20, 20, 40]);
});
