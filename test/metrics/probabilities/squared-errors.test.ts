import { expect, it } from "vitest";
import { squaredErrors } from "../../../src/metrics/probabilities/squared-errors.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { readTarget } from "../../../src/tensor/voxels/read-target.ts";

it("sums in lanes and blocks of the summation order", () => {
  const size = 1030;
  const values = Float64Array.from({ length: size }, (_, k) => (k * 0.37) % 1);
  const p = tensor(values, [1, size]);
  const input = readTarget("f", p, labelMap(new Uint8Array(size), [1, size]), { classAxis: null });
  const lanes = (start: number, end: number) => {
    const sums = [0, 0, 0, 0];
    for (let k = start; k < end; k++) sums[(k - start) % 4]! += values[k]! * values[k]!;
    return sums[0]! + sums[1]! + (sums[2]! + sums[3]!);
  };
  expect(squaredErrors("f", p, input)).toEqual([lanes(0, 1024) + lanes(1024, size)]);
});

it("names the value that is not a probability", () => {
  const p = tensor([0.5, 2], [1, 2]);
  const input = readTarget("f", p, labelMap([0, 0], [1, 2]), { classAxis: null });
  expect(() => squaredErrors("f", p, input)).toThrow("f: prediction holds 2 at [0, 1], want 0 to 1");
});
