import { expect, it } from "vitest";
import { addSlabs, copySlabs } from "../../../src/kernels/arrays/slabs.ts";

const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12); // [2, 3, 2]
const places = Int32Array.of(2, -1, 2, 0);

it("copySlabs copies places, and leaves −1 at 0", () => {
  const out = new Float64Array(16);
  copySlabs(out, x, places, 3, 2);
  expect(Array.from(out)).toEqual([5, 6, 0, 0, 5, 6, 1, 2, 11, 12, 0, 0, 11, 12, 7, 8]);
});

it("addSlabs is its transpose: ⟨copy x, y⟩ = ⟨x, add y⟩", () => {
  const y = Float64Array.from({ length: 16 }, (_, k) => (7 * k) % 5);
  const copied = new Float64Array(16);
  copySlabs(copied, x, places, 3, 2);
  const sums = new Float64Array(12);
  addSlabs(sums, y, places, 3, 2);
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((total, value, k) => total + value * b[k]!, 0);
  expect(dot(copied, y)).toBe(dot(x, sums));
});
