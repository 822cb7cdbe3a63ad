import fc from "fast-check";
import { isPromise, runToEnd } from "../gradcheck/arguments/maybe-async.ts";
import { type EdgeCaseOptions, edgeCases } from "../gradcheck/edge-cases/edge-cases.ts";
import type { GradcheckGradient } from "../gradcheck/gradcheck.ts";
import { describe } from "../tensor/describe.ts";
import type { LabelMap } from "../tensor/label-map.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  checkDrawn,
  type DrawnCase,
  drawCase,
  newJudge,
  type PropertyCheck,
  predictionShape,
  readPropertyCheck,
  spatialRank,
} from "./property-check.ts";

export type { DrawnCase } from "./property-check.ts";

/** Options of {@link gradcheckProperty} and {@link asyncGradcheckProperty}. */
export interface GradcheckPropertyOptions<
  Kind extends "onehot" | "labels" = "onehot" | "labels",
  Gradient = GradcheckGradient,
> extends Omit<EdgeCaseOptions<Kind>, "seed"> {
  /** Shapes of the prediction; by default up to 3 samples, 4 × 4 voxels and 3 classes. */
  readonly shapes?: fc.Arbitrary<readonly number[]>;
  /** Whether inputs are edge cases besides ordinary ones, default true. */
  readonly edgeCases?: boolean;
  /** The gradient to be checked, given what the loss is given; without it the loss is made of softdice operations. */
  readonly gradient?: (prediction: Tensor, target: TargetOf<Kind>) => Gradient;
  /** Where the loss is defined, or null: by default [0, 1] for probabilities, everywhere for logits. */
  readonly domain?: readonly [low: number, high: number] | null;
  /** 2 checks second derivatives, of a loss made of softdice operations; default 1. */
  readonly order?: 1 | 2;
  /** Evaluations of the loss for one input, see `gradcheck`. */
  readonly budget?: number;
}

type TargetOf<Kind> = Kind extends "labels" ? LabelMap : Tensor;

/**
 * A fast-check property: the gradient of a loss is right at random predictions, targets and shapes, edge cases included.
 *
 * A counterexample shrinks to the smallest shape and the plainest case, and its error is the report of `gradcheck`, with
 * code to paste. The seed and path that fast-check prints replay it. An input that does not show the gradient is passed over
 * and another drawn in its place; where no input shows it the property fails.
 *
 * @param loss - of a prediction and a target, as `gradcheck` takes it; of promises see {@link asyncGradcheckProperty}
 * @param options - see {@link GradcheckPropertyOptions}
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if an option has no such value
 * @example
 * import fc from "fast-check";
 * import { gradcheckProperty } from "softdice/testing/fast-check";
 *
 * fc.assert(gradcheckProperty(diceLoss), { seed: 1, numRuns: 20 });
 */
export function gradcheckProperty<Kind extends "onehot" | "labels" = "onehot">(
  loss: (prediction: Tensor, target: TargetOf<Kind>) => number | Tensor,
  options: GradcheckPropertyOptions<Kind> = {},
): fc.IPropertyWithHooks<[DrawnCase]> {
  const plan = readPropertyCheck("gradcheckProperty", loss, options);
  const showsGradient = newJudge("gradcheckProperty");
  return fc.property(drawnCases(plan, options.shapes), (drawn) => {
    const report = runToEnd(checkDrawn(plan, drawn));
    if (isPromise(report)) {
      report.then(undefined, () => {});
      throw new TypeError(
        "gradcheckProperty: loss or gradient gives a promise, want numbers; asyncGradcheckProperty takes promises",
      );
    }
    fc.pre(showsGradient(report));
  });
}

/**
 * {@link gradcheckProperty} for a loss, or a gradient, that gives promises: another library's backend.
 *
 * @example
 * import fc from "fast-check";
 * import { asyncGradcheckProperty } from "softdice/testing/fast-check";
 *
 * const loss = async (p, t) => p.data.reduce((sum, x, k) => sum + (x - t.data[k]) ** 2, 0);
 * const gradient = async (p, t) => p.data.map((x, k) => 2 * (x - t.data[k]));
 * await fc.assert(asyncGradcheckProperty(loss, { gradient }), { seed: 1, numRuns: 20 });
 */
export function asyncGradcheckProperty<Kind extends "onehot" | "labels" = "onehot">(
  loss: (prediction: Tensor, target: TargetOf<Kind>) => number | Tensor | PromiseLike<number | Tensor>,
  options: GradcheckPropertyOptions<Kind, GradcheckGradient | PromiseLike<GradcheckGradient>> = {},
): fc.IAsyncPropertyWithHooks<[DrawnCase]> {
  const plan = readPropertyCheck("asyncGradcheckProperty", loss, options);
  const showsGradient = newJudge("asyncGradcheckProperty");
  return fc.asyncProperty(drawnCases(plan, options.shapes), async (drawn) => {
    fc.pre(showsGradient(await runToEnd(checkDrawn(plan, drawn))));
  });
}

/** Random inputs of a property, the ordinary and the smallest first. */
function drawnCases(
  plan: PropertyCheck,
  shapes: fc.Arbitrary<readonly number[]> = shapesFor(plan.inputs),
): fc.Arbitrary<DrawnCase> {
  if (typeof (shapes as { generate?: unknown } | null)?.generate !== "function") {
    throw new TypeError(`${plan.name}: shapes are ${describe(shapes)}, want a fast-check arbitrary`);
  }
  const indices = plan.withEdgeCases ? [...edgeCases([2, 1, 3]).keys()] : [0];
  return fc
    .tuple(shapes, fc.constantFrom(...indices), fc.nat())
    .map(([shape, index, seed]) => drawCase(plan, shape, index, seed));
}

function shapesFor({ classAxis, activation }: EdgeCaseOptions): fc.Arbitrary<number[]> {
  const extents = (min: number, max: number) => fc.integer({ min, max });
  const rank = spatialRank(classAxis);
  return fc
    .tuple(
      extents(1, 3),
      fc.array(extents(1, 4), { minLength: rank, maxLength: rank + 1 }),
      // Most breaks where there is one class.
      activation === "softmax" ? extents(2, 3) : fc.constantFrom(1, 1, 2, 3),
    )
    .map(([batch, spatial, classes]) => predictionShape(classAxis, batch, spatial, classes));
}
