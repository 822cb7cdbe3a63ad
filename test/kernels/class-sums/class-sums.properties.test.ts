import fc from "fast-check";
import { expect, it } from "vitest";
import { classSums } from "../../../src/kernels/class-sums/class-sums.ts";
import { naiveSums } from "./cases/naive-sums.ts";
import { problems } from "./cases/problems.ts";

it("are those of a loop over voxels and classes", () => {
  fc.assert(
    fc.property(problems, (operands) => {
      const { sums, valid } = classSums(operands, true);
      expect(valid).toBe(true);
      const want = naiveSums(operands);
      want.forEach((value, k) => {
        expect(Math.abs(sums[k]! - value)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(value)));
      });
    }),
    { seed: 3, numRuns: 300 },
  );
});
