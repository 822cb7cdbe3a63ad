import fc from "fast-check";
import type { LabelMap, OverlapLossOptions, Target, Tensor } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

/** A prediction with a target and options that fit each other, every option at random. */
export interface LossInput {
  readonly prediction: Tensor;
  readonly target: Target;
  readonly options: OverlapLossOptions;
}

/** The inputs that a property is about; all kinds by default. Drawing them costs less than drawing all and leaving most out. */
export interface Wanted {
  readonly place?: "last" | "first" | "none";
  readonly target?: "labels" | "soft";
  readonly minClasses?: number;
  /** The least number of spatial axes. */
  readonly minAxes?: number;
  /** Whether voxels may be left out by a mask, and by an ignored label. */
  readonly masks?: boolean;
  readonly ignores?: boolean;
  /** Whether class 0 may be left out. */
  readonly withoutBackground?: boolean;
}

const smooths = fc.oneof(
  fc.constantFrom(0, 1e-6, 1e-3, 1),
  fc.record({
    numerator: fc.constantFrom(0, 1e-6, 0.5),
    denominator: fc.constantFrom(1e-5, 1),
    floor: fc.constantFrom(0, 3.5),
  }),
);

/** Predictions well inside of (0, 1), so that a small step stays there. */
export function lossInputsWith({
  place: wantedPlace,
  target: wantedTarget,
  minClasses = 1,
  minAxes = 0,
  masks = true,
  ignores = true,
  withoutBackground = true,
}: Wanted): fc.Arbitrary<LossInput> {
  const layouts = fc.record({
    batch: fc.integer({ min: 1, max: 3 }),
    spatial: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: minAxes, maxLength: 3 }),
    classes: fc.integer({ min: minClasses, max: 4 }),
    place: wantedPlace === undefined ? fc.constantFrom("last", "first", "none") : fc.constant(wantedPlace),
  });
  return layouts.chain(({ batch, spatial, classes, place }) => {
    const count = place === "none" ? 1 : classes;
    const voxelShape = [batch, ...spatial];
    const shape =
      place === "none" ? voxelShape : place === "first" ? [batch, count, ...spatial] : [...voxelShape, count];
    const voxels = voxelShape.reduce((size, extent) => size * extent, 1);
    const values = (min: number, max: number, length: number) =>
      fc.array(fc.double({ min, max, noNaN: true }), { minLength: length, maxLength: length });
    const labels: fc.Arbitrary<Target> = fc
      .array(fc.nat(Math.max(2, count) - 1), { minLength: voxels, maxLength: voxels })
      .map((list): LabelMap => labelMap(list, voxelShape));
    // Not just any doubles: next to 0 a square of one is lost, and the two ways to compute differ by what is lost.
    const soft: fc.Arbitrary<Target> = fc
      .array(fc.nat(64), { minLength: voxels * count, maxLength: voxels * count })
      .map((list) =>
        tensor(
          Float64Array.from(list, (part) => part / 64),
          shape,
        ),
      );
    const targets = { labels, soft };
    const bits = fc.array(fc.nat(2), { minLength: voxels, maxLength: voxels });
    const activations = ["none", "sigmoid", ...(count > 1 ? ["softmax"] : [])] as const;
    return fc
      .record({
        activation: fc.constantFrom(...(activations as readonly ("none" | "sigmoid" | "softmax")[])),
        raw: values(0.05, 0.95, voxels * count),
        target: wantedTarget === undefined ? fc.oneof(labels, soft) : targets[wantedTarget],
        classWeights: fc.option(values(0.25, 4, count), { nil: undefined }),
        mask: masks
          ? fc.option(
              bits.map((list) => labelMap(list, voxelShape)),
              { nil: undefined },
            )
          : fc.constant(undefined),
        ignore: ignores ? fc.boolean() : fc.constant(false),
        options: fc.record({
          smooth: smooths,
          squared: fc.boolean(),
          overlap: fc.constantFrom("product" as const, "semimetric" as const),
          batch: fc.boolean(),
          average: fc.constantFrom("macro" as const, "micro" as const),
          includeBackground: count > 1 && withoutBackground ? fc.boolean() : fc.constant(true),
          weightNormalization: fc.constantFrom("weights" as const, "classes" as const, "none" as const),
          absentClasses: fc.constantFrom("keep" as const, "skip" as const, "zero" as const),
          reduction: fc.constantFrom("mean" as const, "sum" as const, "none" as const),
        }),
      })
      .map(({ activation, raw, target, classWeights, mask, ignore, options }) => {
        const values64 = activation === "none" ? raw : raw.map((value) => Math.log(value / (1 - value)));
        return {
          prediction: tensor(values64, shape, { dtype: "float64" }),
          target,
          options: {
            ...options,
            activation,
            classAxis: place === "none" ? null : place === "first" ? 1 : -1,
            ...(classWeights !== undefined && { classWeights }),
            ...(mask !== undefined && { mask }),
            ...(ignore && "data" in target && !("dtype" in target) && { ignoreIndex: 1 }),
          },
        };
      });
  });
}

/** Inputs of every kind. */
export const lossInputs: fc.Arbitrary<LossInput> = lossInputsWith({});
