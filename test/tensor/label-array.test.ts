import { expect, it } from "vitest";
import { isLabelArray } from "../../src/tensor/label-array.ts";

it.each([
  [true, new Int8Array(1)],
  [true, new Uint8ClampedArray(1)],
  [true, new Uint32Array(1)],
  [false, new Float32Array(1)],
  [false, new BigInt64Array(1)],
  [false, new DataView(new ArrayBuffer(1))],
  [false, [0]],
  [false, null],
])("is %s of %o", (want, value) => {
  expect(isLabelArray(value)).toBe(want);
});
