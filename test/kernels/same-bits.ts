import { expect } from "vitest";

type Numbers = Float32Array | Float64Array;

/** As `toEqual` on arrays of one kind, a hundred times as fast: NaN is NaN, −0 is not 0. */
export function expectSameBits(got: Numbers, want: Numbers): void {
  expect(got.constructor).toBe(want.constructor);
  expect(got.length).toBe(want.length);
  for (let k = 0; k < want.length; k++) {
    if (!Object.is(got[k], want[k])) expect.fail(`element ${k} is ${got[k]}, want ${want[k]}`);
  }
}
