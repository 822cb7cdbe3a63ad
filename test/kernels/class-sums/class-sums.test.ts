import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ClassSumsOperands,
  classGradient,
  classSums,
  widthOf,
} from "../../../src/kernels/class-sums/class-sums.ts";
import { TERM_PASS } from "../../../src/kernels/class-sums/term-pass.ts";
import { type ClassLayout, classLayout, elementOf } from "../../../src/tensor/class-layout.ts";
import { randomLabels, randomValues } from "../../tensor/random-values.ts";
import { naiveSums } from "./cases/naive-sums.ts";

const layouts = fc
  .record({
    batch: fc.integer({ min: 1, max: 2 }),
    classes: fc.integer({ min: 1, max: 5 }),
    spatial: fc.constantFrom([1, 1], [2, 3], [9, 5]),
    place: fc.constantFrom("last", "first", "between"),
  })
  .map(({ batch, classes, spatial: [a, b], place }): ClassLayout => {
    if (place === "last") return classLayout("f", [batch, a!, b!, classes], 3);
    return place === "first"
      ? classLayout("f", [batch, classes, a!, b!], 1)
      : classLayout("f", [batch, a!, classes, b!], 2);
  });

/** Operands of every kind, and slopes for them. */
const problems = fc
  .record({
    layout: layouts,
    activation: fc.constantFrom("none", "sigmoid", "softmax"),
    overlap: fc.constantFrom("products", "squares", "distances", null),
    voxel: fc.boolean(),
    gamma: fc.constantFrom(0, 0, 2, 0.5),
    smoothing: fc.constantFrom(0, 0, 0.25),
    soft: fc.boolean(),
    masked: fc.boolean(),
    seed: fc.nat(1000),
  })
  .filter(({ layout, activation }) => activation !== "softmax" || layout.classes > 1)
  .map(({ layout, activation, overlap, voxel, gamma, smoothing, soft, masked, seed }): ClassSumsOperands => {
    const { batch, voxels, classes } = layout;
    const size = batch * voxels * classes;
    const form = activation === "sigmoid" || classes === 1 ? "binary" : "categorical";
    const range = activation === "none" ? ([0.02, 0.98] as const) : ([-4, 4] as const);
    return {
      layout,
      activation,
      overlap: voxel ? overlap : (overlap ?? "products"),
      termPass: voxel ? TERM_PASS : null,
      prediction: randomValues(size, seed, ...range),
      target: soft
        ? randomValues(size, seed + 1, 0, 1)
        : Uint8Array.from(randomLabels(batch * voxels, seed + 2, Math.max(2, classes))),
      counted: masked ? Uint8Array.from(randomLabels(batch * voxels, seed + 3, 2)) : null,
      terms: voxel
        ? {
            form,
            gamma,
            weights: randomValues(classes, seed + 4, 0, 2),
            positive: 1.25,
            negative: 0.75,
            smoothing: form === "categorical" ? smoothing : 0,
          }
        : null,
    };
  });

describe("sums", () => {
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

  it("of blocks, added in order, are the bits of the whole, which is that of each sample on its own", () => {
    const layout = classLayout("f", [2, 3, 2500], 1);
    const [batch, width, blockCount] = [2, widthOf(3), 3];
    const operands: ClassSumsOperands = {
      layout,
      activation: "softmax",
      overlap: "products",
      prediction: Float32Array.from(randomValues(15000, 1, -4, 4)),
      target: Uint8Array.from(randomLabels(5000, 2, 3)),
      counted: null,
      termPass: TERM_PASS,
      terms: {
        form: "categorical",
        gamma: 0,
        weights: Float64Array.of(1, 0.3, 2),
        positive: 1,
        negative: 1,
        smoothing: 0,
      },
    };
    const blocks = new Float64Array(blockCount * batch * width);
    const { sums } = classSums(operands, true, blocks);
    const added = new Float64Array(batch * width);
    blocks.forEach((value, at) => {
      added[at % added.length]! += value;
    });
    expect(added).toEqual(sums);
    const second = classSums(
      {
        ...operands,
        layout: classLayout("f", [1, 3, 2500], 1),
        prediction: operands.prediction.subarray(7500),
        target: operands.target.subarray(2500) as Uint8Array,
      },
      true,
    );
    expect(second.sums).toEqual(sums.subarray(width));
  });

  it.each([
    ["softmax", Infinity],
    ["sigmoid", -Infinity],
    ["none", 1.5],
    ["none", Number.NaN],
  ] as const)(
    "are not valid with %s and a prediction of %d, unless it does not count",
    (activation, value) => {
      const operands = {
        layout: classLayout("f", [1, 3, 2], -1),
        activation,
        overlap: "products",
        prediction: Float64Array.of(0.5, 0.5, value, 0.5, 0.5, 0.5),
        target: Uint8Array.of(0, 1, 0),
        counted: null,
        terms: null,
        termPass: null,
      } as const;
      expect(classSums(operands, true).valid).toBe(false);
      expect(classSums({ ...operands, counted: Uint8Array.of(1, 0, 1) }, true).valid).toBe(true);
    },
  );
});

describe("gradient", () => {
  it("is the transpose: the slope of the sums along any direction", () => {
    fc.assert(
      fc.property(problems, (operands) => {
        // A distance has a kink where the two meet, and a difference there says nothing.
        fc.pre(operands.overlap !== "distances" || operands.target instanceof Uint8Array);
        const { layout, prediction, overlap, terms } = operands;
        const { batch, classes, voxels } = layout;
        const width = widthOf(classes);
        const slopes = {
          overlap: overlap === null ? null : randomValues(2 * batch * classes, 5),
          terms: terms === null ? null : randomValues(batch, 6),
        };
        const total = (step: number) => {
          const moved = prediction.map((value, k) => value + step * Math.cos(k)) as Float64Array;
          const sums = naiveSums({ ...operands, prediction: moved });
          let sum = 0;
          for (let sample = 0; sample < batch; sample++) {
            const at = sample * width;
            for (let c = 0; c < classes; c++) {
              sum += (slopes.overlap?.[sample * classes + c] ?? 0) * sums[at + c]!;
              sum += (slopes.overlap?.[(batch + sample) * classes + c] ?? 0) * sums[at + classes + c]!;
            }
            sum += (slopes.terms?.[sample] ?? 0) * sums[at + 4 * classes]!;
          }
          return sum;
        };
        const h = 1e-4;
        const difference = (8 * (total(h) - total(-h)) - (total(2 * h) - total(-2 * h))) / (12 * h);
        const gradient = classGradient(operands, slopes, "float64");
        const along = Array.from(gradient).reduce((sum, g, k) => sum + g * Math.cos(k), 0);
        const size = Math.max(1, ...Array.from(gradient, Math.abs)) * batch * voxels * classes;
        expect(Math.abs(along - difference)).toBeLessThanOrEqual(1e-9 * size);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it("has the dtype asked for, and is 0 where a voxel does not count", () => {
    const layout = classLayout("f", [1, 4, 3], -1);
    const operands: ClassSumsOperands = {
      layout,
      activation: "softmax",
      overlap: "products",
      prediction: Float32Array.from(randomValues(12, 1)),
      target: Uint8Array.of(0, 1, 2, 0),
      counted: Uint8Array.of(1, 0, 1, 1),
      terms: null,
      termPass: null,
    };
    const slopes = { overlap: Float64Array.of(1, 2, 3, 4, 5, 7), terms: null };
    const gradient = classGradient(operands, slopes, "float32");
    expect(gradient).toBeInstanceOf(Float32Array);
    for (let c = 0; c < 3; c++) {
      expect(gradient[elementOf(layout, 0, 1, c)]).toBe(0);
      expect(gradient[elementOf(layout, 0, 2, c)]).not.toBe(0);
    }
  });

  it("of labels is that of their one-hot form, to the bit", () => {
    fc.assert(
      fc.property(problems, (operands) => {
        fc.pre(operands.target instanceof Uint8Array);
        const { layout, target, overlap, terms } = operands;
        const { batch, classes, voxels } = layout;
        const hot = new Float64Array(batch * classes * voxels);
        target.forEach((label, k) => {
          for (let c = 0; c < classes; c++) {
            const at = elementOf(layout, Math.floor(k / voxels), k % voxels, c);
            hot[at] = label === (classes === 1 ? 1 : c) ? 1 : 0;
          }
        });
        const slopes = {
          overlap: overlap === null ? null : randomValues(2 * batch * classes, 5),
          terms: terms === null ? null : randomValues(batch, 6),
        };
        const soft = { ...operands, target: hot };
        expect(classSums(soft, true)).toEqual(classSums(operands, true));
        const [a, b] = [operands, soft].map((each) => classGradient(each, slopes, "float32"));
        // A zero may have either sign.
        a!.forEach((value, k) => {
          expect(value === b![k]).toBe(true);
        });
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
