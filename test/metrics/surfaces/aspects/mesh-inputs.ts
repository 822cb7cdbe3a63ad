import fc from "fast-check";
import { labelMap } from "../../../../src/index.ts";
import { sizeOf } from "../../../../src/tensor/shape.ts";
import { shapes } from "../../../tensor/random-shapes.ts";
import { randomLabels } from "../../../tensor/random-values.ts";

export const SPACING = [1, 0.7, 3];
/** A gantry tilted by 25°: planes lean along the rows. */
const TILTED = [
  [3, 1.399, 0],
  [0, 0.5, 0],
  [0, 0, 0.5],
];

/** Pairs of small random masks, on straight axes or tilted ones. */
export const inputs = fc
  .tuple(shapes(2, 3, 5), fc.constantFrom(1, 3, 9), fc.boolean(), fc.nat(99_999))
  .map(([shape, run, isTilted, seed]) => {
    const size = sizeOf(shape);
    const axes = isTilted
      ? TILTED.slice(0, shape.length).map((axis) => axis.slice(0, shape.length))
      : shape.map((_, k) => shape.map((_, other) => (k === other ? SPACING[k]! : 0)));
    const maps = [seed, seed + 1].map((s) => labelMap(randomLabels(size, s, 2, run), shape));
    return { shape, axes, isTilted, prediction: maps[0]!, target: maps[1]! };
  });
