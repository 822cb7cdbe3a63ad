import fc from "fast-check";
import type { ClassSumsOperands } from "../../../../src/kernels/class-sums/operands.ts";
import { TERM_PASS } from "../../../../src/kernels/class-sums/term-pass.ts";
import { type ClassLayout, classLayout } from "../../../../src/tensor/class-layout.ts";
import { randomLabels, randomValues } from "../../../tensor/random-values.ts";

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

/** Operands of every kind. */
export const problems: fc.Arbitrary<ClassSumsOperands> = fc
  .record({
    layout: layouts,
    activation: fc.constantFrom("none", "sigmoid", "softmax"),
    overlap: fc.constantFrom("products", "squares", "minima", null),
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
