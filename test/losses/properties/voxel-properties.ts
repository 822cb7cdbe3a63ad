import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad, hvp, multiply, sum, type Target, Tensor, valueAndGrad } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { Verdicts } from "../../ops/aspects/gradients.ts";
import { prop } from "../../property.ts";
import {
  type Bound,
  bound,
  channelsLast,
  IGNORED,
  type Plain,
  plainInputs,
  rearranged,
  renamed,
  type Traits,
  voxelsOf,
  withHotTarget,
} from "../inputs/voxel-inputs.ts";

type AnyLoss = (prediction: Tensor, target: Target, options: never) => Tensor;
type Loss = (prediction: Tensor, target: Target, options: object) => Tensor;

function expectNear(got: ArrayLike<number>, want: ArrayLike<number>, tolerance: number): void {
  const scale = Math.max(1, ...Array.from(want, Math.abs));
  expect(got.length).toBe(want.length);
  for (let k = 0; k < want.length; k++) {
    if (!(Math.abs(got[k]! - want[k]!) <= tolerance * scale)) {
      expect.fail(`entry ${k} is ${got[k]}, want ${want[k]}`);
    }
  }
}

/** The properties and gradients of a loss whose input is every voxel, not a few sums of them. */
export function voxelProperties(anyLoss: AnyLoss, traits: Traits): void {
  const loss = anyLoss as Loss;
  const inputs = plainInputs(traits);
  const { hasNeighbours = false, compound = false, straight = false, largest } = traits;
  const { perfect = (target) => target, hasPerfection = () => true } = traits;
  const run = ({ prediction, target, options }: Bound, more: object = {}) =>
    valueAndGrad((p) => sum(loss(p, target, { ...options, ...more })))(prediction);
  const expectSame = (a: Plain, b: Plain) => {
    expectNear(run(bound(b)).value.data, run(bound(a)).value.data, 1e-12);
  };

  describe("properties", () => {
    prop([inputs], { seed: 61, numRuns: 60 })("lies in its range without class weights", (plain) => {
      const { prediction, target, options } = bound(plain);
      const { classWeights: _, ...plainOptions } = options;
      const reduction = compound ? "mean" : "none";
      for (const value of loss(prediction, target, { ...plainOptions, reduction }).data) {
        expect(value).toBeGreaterThanOrEqual(-1e-12);
        expect(value).toBeLessThanOrEqual(largest + 1e-12);
      }
    });

    prop([inputs], { seed: 62, numRuns: 60 })("is 0 at perfection, with a finite gradient", (plain) => {
      fc.pre(plain.labels !== null && hasPerfection(plain.options));
      const isLogit = plain.options.activation !== "none";
      const values = withHotTarget(plain).target!.map((target) =>
        isLogit ? 50 * (2 * target - 1) : perfect(target),
      );
      const { value, gradient } = run(bound({ ...plain, values }));
      expect(Math.abs(value.item())).toBeLessThan(1e-9);
      expect(gradient.data.every(Number.isFinite)).toBe(true);
    });

    prop([inputs], { seed: 63, numRuns: 60 })(
      "takes labels as their one-hot form, ignored ones as masked, to the last bit",
      (plain) => {
        fc.pre(plain.labels !== null);
        const [a, b] = [run(bound(plain)), run(bound(withHotTarget(plain)))];
        expect(b.value.data).toEqual(a.value.data);
        expect(b.gradient.data).toEqual(a.gradient.data);
      },
    );

    prop([inputs], { seed: 64, numRuns: 60 })("does not see where the class axis is", (plain) => {
      const [last, first] = [run(bound(plain)), run(bound(plain, "first"))];
      expectNear(first.value.data, last.value.data, 1e-13);
      const turned = Array.from(
        first.gradient.data,
        (_, k) => last.gradient.data[channelsLast(k, plain.classes, voxelsOf(plain))]!,
      );
      expectNear(first.gradient.data, turned, 1e-13);
      if (plain.classes > 1) return;
      const none = run(bound(plain, "none"));
      expect(none.value.data).toEqual(last.value.data);
      expect(none.gradient.data).toEqual(last.gradient.data);
    });

    prop([inputs, fc.nat(1000)], { seed: 65, numRuns: 60 })(
      "does not see the order of samples and voxels",
      (plain, turn) => {
        const voxels = voxelsOf(plain);
        const last = plain.batch - 1;
        const other = (voxel: number) =>
          hasNeighbours ? voxels - 1 - voxel : (voxels - 1 - voxel + turn) % voxels;
        expectSame(
          plain,
          rearranged(plain, (k) => (last - Math.floor(k / voxels)) * voxels + other(k % voxels)),
        );
      },
    );

    prop([inputs, fc.nat(23)], { seed: 66, numRuns: 60 })(
      "does not see how classes are named",
      (plain, turn) => {
        fc.pre(plain.classes > 1 && plain.options.includeBackground === true);
        const order = Array.from({ length: plain.classes }, (_, c) => (c + turn) % plain.classes);
        if (turn % 2 === 1) order.reverse();
        expectSame(plain, renamed(plain, order));
      },
    );

    if (!hasNeighbours)
      prop([inputs, fc.integer({ min: 1, max: 3 })], { seed: 67, numRuns: 60 })(
        "does not see padding that is ignored, which gets no gradient",
        (plain, pad) => {
          fc.pre(plain.labels !== null);
          const voxels = voxelsOf(plain);
          const wide = (list: readonly number[], step: number, filling: number) =>
            Array.from({ length: plain.batch }, (_, sample) => [
              ...list.slice(sample * voxels * step, (sample + 1) * voxels * step),
              ...new Array<number>(pad * step).fill(filling),
            ]).flat();
          const padded: Plain = {
            ...plain,
            spatial: [voxels + pad],
            values: wide(plain.values, plain.classes, 0.6),
            labels: wide(plain.labels!, 1, IGNORED),
            mask: plain.mask && wide(plain.mask, 1, 1),
            options: { ...plain.options, ignoreIndex: IGNORED },
          };
          const [short, long] = [run(bound(plain)), run(bound(padded))];
          expectNear(long.value.data, short.value.data, 1e-12);
          expectNear(long.gradient.data, wide([...short.gradient.data], plain.classes, 0), 1e-12);
        },
      );

    prop([inputs], { seed: 68, numRuns: 60 })("in float32 stays near float64", (plain) => {
      const single = bound(plain, "last", "float32");
      const rounded: Plain = { ...plain, values: [...single.prediction.data] };
      const [got, want] = [run(single), run(bound(rounded))];
      expectNear(got.value.data, want.value.data, 1e-5);
      expect(got.gradient.dtype).toBe("float32");
      expectNear(got.gradient.data, want.gradient.data, 1e-4);
    });

    if (!compound)
      prop([inputs], { seed: 69, numRuns: 60 })("has a sum that is the sum of its entries", (plain) => {
        const [each, all] = ["none", "sum"].map((reduction) => run(bound(plain), { reduction }).value.data);
        expectNear(each!, all!, 1e-12);
      });
  });

  describe("gradient", () => {
    const verdicts = new Verdicts();
    const unchecked =
      ({ target, options }: Bound) =>
      (p: Tensor) =>
        sum(loss(p, target, { ...options, validate: false }));

    // Of straight pieces just more than half are resolved: too few to stop early.
    const everyRun = straight ? { interruptAfterTimeLimit: 120_000 } : {};
    prop([inputs], { seed: 70, numRuns: 8, ...everyRun })(
      "agrees with finite differences, to second order, in float64 and in float32",
      (plain) => {
        const input = bound(plain);
        verdicts.add(unchecked(input), input.prediction);
      },
    );

    it("is resolved by them nearly always", () => {
      const [first, second, single, singleSecond] = verdicts.shares;
      expect(Math.min(first!, single!)).toBeGreaterThan(0.95);
      // Of straight pieces the second derivative is 0, and what rounding leaves of it can hide any.
      expect(Math.min(second!, singleSecond!)).toBeGreaterThan(straight ? 0.5 : 0.95);
    });

    prop([inputs], { seed: 71, numRuns: 20 })(
      "has Hessian-vector products that are its differences",
      (plain) => {
        const input = bound(plain);
        const f = unchecked(input);
        const { prediction } = input;
        const v = new Tensor(
          Float64Array.from(prediction.data, (_, k) => Math.cos(k)),
          prediction.shape,
        );
        const along = (p: Tensor) => sum(multiply(grad(f)(p), v));
        expectNear(hvp(f)(prediction, v).data, grad(along)(prediction).data, 1e-10);
      },
    );
  });
}

/** The least number of float32 that has all of its digits. */
const LEAST_NORMAL = 2 ** -126;

/** Logits up to ±30, right and wrong ones: every entry of the float32 gradient has five digits of the float64 one. */
export function expectDigitsAtSaturation(anyLoss: AnyLoss, options: object): void {
  const loss = anyLoss as Loss;
  const logits = [30, -30, 28, -30, -30, 30, -29, 30, 0.5, -0.5, -12, 14];
  const labels = labelMap([0, 0, 1, 0, 0, 1], [1, 6]);
  const [exact, single] = (["float64", "float32"] as const).map(
    (dtype) => grad((p) => loss(p, labels, options))(tensor(logits, [1, 6, 2], { dtype })).data,
  );
  exact!.forEach((entry, k) => {
    expect(Number.isFinite(entry)).toBe(true);
    expect(Math.abs(single![k]! - entry), `entry ${k} is ${single![k]}, want ${entry}`).toBeLessThanOrEqual(
      1e-5 * Math.abs(entry) + LEAST_NORMAL,
    );
  });
}
