import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  grad,
  hvp,
  LabelMap,
  multiply,
  type OverlapLossOptions,
  oneHot,
  sum,
  type Target,
  Tensor,
  transpose,
  valueAndGrad,
} from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { Verdicts } from "../../ops/aspects/gradients.ts";
import { prop } from "../../property.ts";
import { type LossInput, lossInputsWith, type Wanted } from "../inputs/arbitraries.ts";

type Loss = (prediction: Tensor, target: Target, options?: OverlapLossOptions) => Tensor;

/** What a loss promises beside the properties that all share. */
export interface Promised {
  /** Options that it does not take. */
  readonly without?: readonly (keyof OverlapLossOptions)[];
  /** Its own options, at random. */
  readonly own?: fc.Arbitrary<object>;
  /** Whether the squared form leaves the range: with soft labels Σ p² may be less than Σ p·t. */
  readonly unboundedSquares?: boolean;
  /** Largest value of an entry, without class weights; default 1. */
  readonly largest?: number;
}

const f64 = { dtype: "float64" } as const;

/** The properties of every loss that is a formula over overlap sums. */
export function commonProperties(
  loss: Loss,
  { without = [], own = fc.constant({}), largest = 1, unboundedSquares = false }: Promised = {},
): void {
  const inputsWith = (wanted: Wanted): fc.Arbitrary<LossInput> =>
    fc.tuple(lossInputsWith(wanted), own).map(([input, extra]) => {
      const options: Record<string, unknown> = { ...input.options, ...extra };
      for (const name of without) delete options[name];
      return { ...input, options };
    });
  const inputs = inputsWith({});
  const mean = (options: OverlapLossOptions) => ({ ...options, reduction: "mean" as const });

  describe("properties", () => {
    prop([inputs], { seed: 41 })(
      "lies in its range without class weights",
      ({ prediction, target, options }) => {
        const { classWeights: _, ...plain } = options;
        fc.pre(!unboundedSquares || !options.squared);
        for (const value of loss(prediction, target, { ...plain, smooth: 1e-6, reduction: "none" }).data) {
          expect(value).toBeGreaterThanOrEqual(-1e-12);
          expect(value).toBeLessThanOrEqual(largest + 1e-12);
        }
      },
    );

    const hardLast = inputsWith({ place: "last", target: "labels", minClasses: 2 });
    prop([hardLast], { seed: 42 })("is 0 at a perfect prediction", ({ prediction, target, options }) => {
      const perfect = oneHot(target as LabelMap, prediction.shape.at(-1)!, f64);
      const value = loss(perfect, target, { ...mean(options), activation: "none", smooth: 1e-6 }).item();
      expect(Math.abs(value)).toBeLessThan(1e-9);
    });

    const hard = (["last", "first"] as const).map((place) =>
      inputsWith({ place, target: "labels", minClasses: 2, ignores: false }),
    );
    prop([fc.oneof(...hard)], { seed: 43 })(
      "takes labels as their one-hot form, to the last bit",
      ({ prediction, target, options }) => {
        const classes = prediction.shape[options.classAxis === 1 ? 1 : prediction.rank - 1]!;
        const hot = oneHot(target as LabelMap, classes, { classAxis: options.classAxis as number, ...f64 });
        const [a, b] = [target, hot].map((t) => valueAndGrad((p) => sum(loss(p, t, options)))(prediction));
        expect(b!.value.data).toEqual(a!.value.data);
        expect(b!.gradient.data).toEqual(a!.gradient.data);
      },
    );

    prop([inputsWith({ place: "last", target: "labels", minAxes: 1 })], { seed: 44 })(
      "does not see where the class axis is",
      ({ prediction, target, options }) => {
        const order = [0, prediction.rank - 1, ...prediction.shape.slice(1, -1).map((_, axis) => axis + 1)];
        const first = loss(transpose(prediction, order), target, { ...options, classAxis: 1 });
        expect(first.data).toEqual(loss(prediction, target, options).data);
      },
    );

    prop([inputsWith({ place: "last", target: "soft", masks: false })], { seed: 45 })(
      "does not see the order of samples and voxels",
      ({ prediction, target, options }) => {
        const reversed = (x: Tensor) => {
          const classes = x.shape.at(-1)!;
          const last = x.size / classes - 1;
          return tensor(
            Float64Array.from(
              x.data,
              (_, k) => x.data[(last - Math.floor(k / classes)) * classes + (k % classes)]!,
            ),
            x.shape,
          );
        };
        const turned = loss(reversed(prediction), reversed(target as Tensor), mean(options)).item();
        const value = loss(prediction, target, mean(options)).item();
        expect(Math.abs(turned - value)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(value)));
      },
    );

    const softLast = inputsWith({ place: "last", target: "soft", minClasses: 2, withoutBackground: false });
    prop([softLast], { seed: 50 })("permutes with its classes", ({ prediction, target, options }) => {
      const classes = prediction.shape.at(-1)!;
      const turn = (x: Tensor) => {
        const next = (k: number) => (k % classes === classes - 1 ? k - classes + 1 : k + 1);
        return tensor(
          Float64Array.from(x.data, (_, k) => x.data[next(k)]!),
          x.shape,
        );
      };
      const weights = Array.from(options.classWeights ?? new Array<number>(classes).fill(1));
      const turned = [...weights.slice(1), weights[0]!];
      const value = loss(prediction, target, { ...mean(options), classWeights: weights }).item();
      const other = loss(turn(prediction), turn(target as Tensor), {
        ...mean(options),
        classWeights: turned,
      }).item();
      expect(Math.abs(other - value)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(value)));
    });

    prop([inputsWith({ place: "none", target: "labels", masks: false })], { seed: 46 })(
      "does not see padding that is ignored",
      ({ prediction, target, options }) => {
        const batch = prediction.shape[0]!;
        const voxels = prediction.size / batch;
        const wide = (data: ArrayLike<number>, pad: number) =>
          Array.from({ length: batch * (voxels + 2) }, (_, k) => {
            const [sample, voxel] = [Math.floor(k / (voxels + 2)), k % (voxels + 2)];
            return voxel < voxels ? data[sample * voxels + voxel]! : pad;
          });
        const padded = tensor(Float64Array.from(wide(prediction.data, 0.5)), [batch, voxels + 2]);
        const labels = labelMap(wide(target.data, 9), [batch, voxels + 2]);
        const plain = { ...mean(options) };
        delete (plain as { ignoreIndex?: number }).ignoreIndex;
        expect(loss(padded, labels, { ...plain, ignoreIndex: 9 }).item()).toBe(
          loss(prediction, target, plain).item(),
        );
      },
    );

    prop([inputs], { seed: 47 })("in float32 stays near float64", ({ prediction, target, options }) => {
      const single = tensor(Float32Array.from(prediction.data), prediction.shape);
      const { value, gradient } = valueAndGrad((p) => loss(p, target, mean(options)))(single);
      const exact = loss(prediction, target, mean(options)).item();
      expect(Math.abs(value.item() - exact)).toBeLessThan(1e-4 * Math.max(1, Math.abs(exact)));
      expect(gradient.dtype).toBe("float32");
    });
  });

  describe("gradient", () => {
    const verdicts = new Verdicts();
    prop([inputs], { seed: 48, numRuns: 10 })(
      "agrees with finite differences, to second order, in float64 and in float32",
      ({ prediction, target, options }) => {
        // |p − t| has a kink where they meet, which a soft target may do.
        fc.pre(options.overlap === "product" || target instanceof LabelMap);
        verdicts.add((p: Tensor) => sum(loss(p, target, { ...options, validate: false })), prediction);
      },
    );

    it("is resolved by them nearly always", () => {
      expect(Math.min(...verdicts.shares)).toBeGreaterThan(0.95);
    });

    prop([inputs], { seed: 49, numRuns: 20 })(
      "has Hessian-vector products that are its differences",
      ({ prediction, target, options }) => {
        fc.pre(options.overlap === "product");
        const f = (p: Tensor) => sum(loss(p, target, { ...options, validate: false }));
        const v = new Tensor(
          Float64Array.from(prediction.data, (_, k) => Math.cos(k)),
          prediction.shape,
        );
        const along = (p: Tensor) => sum(multiply(grad(f)(p), v));
        const product = hvp(f)(prediction, v).data;
        grad(along)(prediction).data.forEach((entry, k) => {
          expect(Math.abs(product[k]! - entry)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(entry)));
        });
      },
    );
  });
}
