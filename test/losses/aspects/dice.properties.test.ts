import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  diceLoss,
  grad,
  gradcheck,
  hvp,
  LabelMap,
  multiply,
  oneHot,
  slice,
  sum,
  Tensor,
  transpose,
  valueAndGrad,
} from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { prop } from "../../property.ts";
import { lossInputs } from "../inputs/arbitraries.ts";
import { composedDice } from "../models/composed-dice.ts";
import { expectAllClose, sumsOf } from "../properties/loss-results.ts";

const f64 = { dtype: "float64" } as const;

/** A scalar of a loss of any shape, with weights that tell its entries apart. */
const scalar = (loss: Tensor) =>
  sum(
    multiply(
      loss,
      new Tensor(
        Float64Array.from(loss.data, (_, k) => 1 + k / 7),
        loss.shape,
      ),
    ),
  );

describe("properties", () => {
  prop([lossInputs], { seed: 21 })(
    "lies in [0, 1] without class weights",
    ({ prediction, target, options }) => {
      const { classWeights: _, ...plain } = options;
      const smooth = typeof options.smooth === "object" ? 1e-6 : options.smooth!;
      for (const value of diceLoss(prediction, target, { ...plain, smooth, reduction: "none" }).data) {
        expect(value).toBeGreaterThanOrEqual(-1e-12);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }
    },
  );

  it("is 0 at a perfect prediction", () => {
    fc.assert(
      fc.property(
        lossInputs,
        fc.constantFrom("product" as const, "semimetric" as const),
        ({ target, options, prediction }, overlap) => {
          fc.pre(target instanceof LabelMap && options.classAxis === -1 && prediction.shape.at(-1)! > 1);
          const perfect = oneHot(target as LabelMap, prediction.shape.at(-1)!, f64);
          const loss = diceLoss(perfect, target, { ...options, activation: "none", smooth: 1e-6, overlap });
          for (const value of loss.data) expect(Math.abs(value)).toBeLessThan(1e-12);
        },
      ),
      { seed: 22 },
    );
  });

  it("is 0 at p = t for soft labels with the semimetric, and with squares", () => {
    const soft = tensor([0.3, 0.7, 0.5, 0.5], [1, 2, 2], f64);
    expect(diceLoss(soft, soft, { overlap: "semimetric" }).item()).toBeCloseTo(0, 15);
    expect(diceLoss(soft, soft, { squared: true }).item()).toBeCloseTo(0, 15);
    expect(diceLoss(soft, soft).item()).toBeGreaterThan(0.4);
  });

  prop([lossInputs], { seed: 23 })(
    "is the same to the last bit for labels and for their one-hot form",
    ({ prediction, target, options }) => {
      fc.pre(target instanceof LabelMap && options.classAxis !== null && options.ignoreIndex === undefined);
      const classes = prediction.shape[options.classAxis === 1 ? 1 : prediction.rank - 1]!;
      fc.pre(classes > 1);
      const hot = oneHot(target as LabelMap, classes, { classAxis: options.classAxis as number, ...f64 });
      expect(sumsOf(prediction, hot, options)).toEqual(sumsOf(prediction, target, options));
    },
  );

  prop([lossInputs], { seed: 24 })(
    "is the same to the last bit with classes first and last",
    ({ prediction, target, options }) => {
      fc.pre(target instanceof LabelMap && options.classAxis === -1 && prediction.rank > 2);
      const order = [0, prediction.rank - 1, ...prediction.shape.slice(1, -1).map((_, axis) => axis + 1)];
      const first = transpose(prediction, order);
      const back = order.map((_, axis) => order.indexOf(axis));
      const [a, b] = [options, { ...options, classAxis: 1 }].map((o, k) =>
        sumsOf(k === 0 ? prediction : first, target, o),
      );
      expect(b!.value).toEqual(a!.value);
      expect(transpose(new Tensor(b!.gradient, first.shape), back).data).toEqual(a!.gradient);
    },
  );

  prop([lossInputs], { seed: 25 })(
    "does not depend on the order of the samples, nor of the voxels",
    ({ prediction, target, options }) => {
      fc.pre(target instanceof Tensor && options.classAxis === -1 && options.mask === undefined);
      const reversed = (x: Tensor) => {
        const classes = x.shape.at(-1)!;
        const voxels = x.size / classes;
        return tensor(
          Float64Array.from(
            x.data,
            (_, k) => x.data[(voxels - 1 - Math.floor(k / classes)) * classes + (k % classes)]!,
          ),
          x.shape,
        );
      };
      const mean = { ...options, reduction: "mean" as const };
      const turned = diceLoss(reversed(prediction), reversed(target as Tensor), mean).item();
      expect(turned).toBeCloseTo(diceLoss(prediction, target, mean).item(), 12);
    },
  );

  it("does not see ignored voxels, whatever they hold", () => {
    const p = [0.2, 0.9, 0.4, Number.NaN, 17];
    const labels = [0, 1, 1, 9, 9];
    const short = diceLoss(tensor(p.slice(0, 3), [1, 3], f64), labelMap(labels.slice(0, 3), [1, 3]), {
      classAxis: null,
    });
    const { value, gradient } = valueAndGrad((x) =>
      diceLoss(x, labelMap(labels, [1, 5]), { classAxis: null, ignoreIndex: 9 }),
    )(tensor(p, [1, 5], f64));
    expect(value.item()).toBe(short.item());
    expect(Array.from(gradient.data.subarray(3))).toEqual([0, 0]);
    const logits = grad((x) =>
      diceLoss(x, labelMap([0, 1], [1, 2]), { activation: "softmax", mask: labelMap([1, 0], [1, 2]) }),
    )(tensor([1, 2, Number.NaN, Infinity], [1, 2, 2], f64));
    expect(Array.from(logits.data.subarray(2))).toEqual([0, 0]);
    expect(logits.data.every(Number.isFinite)).toBe(true);
  });

  prop([lossInputs], { seed: 26 })("permutes with its classes", ({ prediction, target, options }) => {
    fc.pre(
      target instanceof Tensor &&
        options.classAxis === -1 &&
        prediction.shape.at(-1) === 3 &&
        options.includeBackground === true,
    );
    const turn = (x: Tensor) =>
      tensor(
        Float64Array.from(x.data, (_, k) => x.data[Math.floor(k / 3) * 3 + ((k + 1) % 3)]!),
        x.shape,
      );
    // k + 1 modulo 3 within a voxel, since rows are three long.
    const weights = options.classWeights ?? [1, 1, 1];
    const turned = [weights[1]!, weights[2]!, weights[0]!];
    const mean = { ...options, reduction: "mean" as const };
    expect(
      diceLoss(turn(prediction), turn(target as Tensor), { ...mean, classWeights: turned }).item(),
    ).toBeCloseTo(diceLoss(prediction, target, { ...mean, classWeights: weights }).item(), 12);
  });

  prop([lossInputs], { seed: 27 })(
    "in float32 stays near float64, and gives a float32 gradient",
    ({ prediction, target, options }) => {
      fc.pre(options.reduction === "mean");
      const single = tensor(Float32Array.from(prediction.data), prediction.shape);
      const { value, gradient } = valueAndGrad((p) => diceLoss(p, target, options))(single);
      expect(Math.abs(value.item() - diceLoss(prediction, target, options).item())).toBeLessThan(1e-5);
      expect(gradient.dtype).toBe("float32");
    },
  );

  it("leaves a batch of one as a slice of it", () => {
    const p = tensor([0.1, 0.9, 0.4, 0.6], [2, 2, 1], f64);
    const t = labelMap([0, 1, 1, 0], [2, 2]);
    const each = diceLoss(p, t, { reduction: "none" }).data;
    const second = diceLoss(slice(p, { axis: 0, start: 1 }), labelMap([1, 0], [1, 2]));
    expect(second.item()).toBe(each[1]);
  });
});

describe("value", () => {
  it("agrees with the same loss made of primitive operations, whatever the options", () => {
    fc.assert(
      fc.property(lossInputs, ({ prediction, target, options }) => {
        const got = diceLoss(prediction, target, options);
        const want = composedDice(prediction, target, options);
        expect(got.shape).toEqual(want.shape);
        expectAllClose(got.data, want.data, 1e-12);
      }),
      { seed: 11, numRuns: 160 },
    );
  });
});

describe("gradient", () => {
  it("agrees with that of the primitive operations to 1e-12, whatever the options", () => {
    fc.assert(
      fc.property(lossInputs, ({ prediction, target, options }) => {
        const got = grad((p) => scalar(diceLoss(p, target, options)))(prediction);
        // Where every class is skipped the composed loss is a constant.
        const want = grad((p) => add(scalar(composedDice(p, target, options)), multiply(0, sum(p))))(
          prediction,
        );
        expectAllClose(got.data, want.data, 1e-12);
      }),
      { seed: 12, numRuns: 160 },
    );
  });

  it("agrees with finite differences, whatever the options", () => {
    fc.assert(
      fc.property(lossInputs, ({ prediction, target, options }) => {
        // A soft target may lie on the prediction only by chance, but then |p − t| has a kink.
        fc.pre(
          options.overlap === "product" ||
            target.data.every((t, k) => !("dtype" in target) || Math.abs(t - prediction.data[k]!) > 1e-3),
        );
        const loss = (p: Tensor) => scalar(diceLoss(p, target, { ...options, validate: false }));
        expect(gradcheck(loss, prediction).verdict).not.toBe("fail");
      }),
      { seed: 13, numRuns: 40 },
    );
  });

  it("flows into a soft target as well", () => {
    fc.assert(
      fc.property(lossInputs, ({ prediction, target, options }) => {
        fc.pre(target instanceof Tensor && options.overlap === "product");
        const soft = target as Tensor;
        const got = grad((t) => scalar(diceLoss(prediction, t, { ...options, absentClasses: "keep" })))(soft);
        const slope = (t: Tensor) =>
          scalar(diceLoss(prediction, t, { ...options, absentClasses: "keep", validate: false }));
        expect(gradcheck(slope, soft).verdict).not.toBe("fail");
        expect(got.shape).toEqual(soft.shape);
      }),
      { seed: 14, numRuns: 24 },
    );
  });

  it("differentiates again: its Hessian-vector products are differences of the gradient", () => {
    fc.assert(
      fc.property(lossInputs, ({ prediction, target, options }) => {
        fc.pre(options.overlap === "product" || options.squared === true);
        const loss = (p: Tensor) => scalar(diceLoss(p, target, { ...options, validate: false }));
        const v = new Tensor(
          Float64Array.from(prediction.data, (_, k) => Math.cos(k)),
          prediction.shape,
        );
        const along = (p: Tensor) => sum(multiply(grad(loss)(p), v));
        expect(gradcheck(along, prediction).verdict).not.toBe("fail");
        expectAllClose(hvp(loss)(prediction, v).data, grad(along)(prediction).data, 1e-12);
      }),
      { seed: 15, numRuns: 12 },
    );
  });
});
