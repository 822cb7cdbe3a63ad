import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Target, Tensor } from "../../../src/index.ts";
import * as softdice from "../../../src/index.ts";
import { agrees, naiveCases } from "../inputs/naive-inputs.ts";
import { naiveOverlapLoss, RATIOS } from "../models/naive-losses.ts";

type Loss = (prediction: Tensor, target: Target, options: object) => Tensor;
const OWN: Readonly<Record<string, object>> = { tverskyLoss: { alpha: 0.2, beta: 1.3 } };

describe.each(Object.keys(RATIOS))("%s", (name) => {
  it("is that of a model of loops, whatever the options", () => {
    fc.assert(
      fc.property(naiveCases, fc.constantFrom("square", "simple", "uniform"), (given, weightType) => {
        const options: Record<string, unknown> = { ...given.given, ...OWN[name] };
        if (name === "generalizedDiceLoss") {
          for (const unsupported of ["average", "weightNormalization"]) delete options[unsupported];
          options.weightType = weightType;
        }
        const got = (softdice as unknown as Record<string, Loss>)[name]!(
          given.prediction,
          given.target,
          options,
        );
        const want = naiveOverlapLoss(name, given.input, given.options, weightType);
        // A power of 0.75 magnifies the rounding of a loss near 0.
        const tolerance = name === "focalTverskyLoss" ? 1e-9 : 1e-12;
        expect(agrees(got, want, tolerance), `${got}, want ${want}`).toBe(true);
      }),
      { seed: 71, numRuns: 400 },
    );
  });
});
