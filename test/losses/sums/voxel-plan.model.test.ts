import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binaryCrossEntropyLoss, crossEntropyLoss, focalLoss } from "../../../src/index.ts";
import { agrees, type NaiveCase, naiveCases } from "../inputs/naive-inputs.ts";
import { type NaiveTerms, naiveVoxelLoss } from "../models/naive-losses.ts";

const NONE = { form: "categorical", gamma: 0, positive: 1, negative: 1, smoothing: 0 } as const;

/** The options that a voxel loss follows. */
function optionsOf({ given }: NaiveCase): Record<string, unknown> {
  const {
    smooth: _,
    squared: __,
    overlap: ___,
    batch: ____,
    average: _____,
    absentClasses: ______,
    ...rest
  } = given;
  return rest;
}

const isBinary = ({ options, input }: NaiveCase) =>
  options.activation === "sigmoid" || input.prediction[0]![0]!.length === 1;

/** Elements of the binary form in the layout of the prediction. */
function inLayout({ input, options, given }: NaiveCase, elements: number[], form: string): number[] {
  if (form === "categorical" || options.reduction !== "none" || given.classAxis === -1) return elements;
  const voxels = input.prediction[0]!.length;
  const classes = elements.length / voxels / input.prediction.length;
  return elements.map((_, k) => {
    const [s, at] = [Math.floor(k / (classes * voxels)), k % (classes * voxels)];
    return elements[(s * voxels + (at % voxels)) * classes + Math.floor(at / voxels)]!;
  });
}

describe("voxel losses are those of a model of loops, whatever the options", () => {
  const compare = (loss: typeof focalLoss, given: NaiveCase, own: object, terms: NaiveTerms) => {
    const got = loss(given.prediction, given.target, { ...optionsOf(given), ...own });
    const want = inLayout(given, naiveVoxelLoss(given.input, given.options, terms), terms.form);
    expect(agrees(got, want, 1e-11), `${got}, want ${want}`).toBe(true);
  };

  it("crossEntropyLoss", () => {
    fc.assert(
      fc.property(naiveCases, fc.constantFrom(0, 0.25, 1), (given, smoothing) => {
        fc.pre(!isBinary(given));
        compare(crossEntropyLoss, given, { labelSmoothing: smoothing }, { ...NONE, smoothing });
      }),
      { seed: 72, numRuns: 200 },
    );
  });

  it("binaryCrossEntropyLoss", () => {
    fc.assert(
      fc.property(naiveCases, fc.constantFrom(1, 0, 2.5), (given, positive) => {
        fc.pre(given.options.activation !== "softmax");
        compare(
          binaryCrossEntropyLoss,
          given,
          { positiveWeight: positive },
          { ...NONE, form: "binary", positive },
        );
      }),
      { seed: 73, numRuns: 200 },
    );
  });

  it("focalLoss", () => {
    fc.assert(
      fc.property(
        naiveCases,
        fc.constantFrom(0, 0.5, 1, 2),
        fc.constantFrom(undefined, 0, 0.25, 1),
        (given, gamma, alpha) => {
          const form = isBinary(given) ? "binary" : "categorical";
          const own = form === "binary" ? alpha : undefined;
          const [positive, negative] = own === undefined ? [1, 1] : [own, 1 - own];
          compare(focalLoss, given, { gamma, alpha: own }, { ...NONE, form, gamma, positive, negative });
        },
      ),
      { seed: 74, numRuns: 200 },
    );
  });
});
