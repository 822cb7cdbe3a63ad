import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TILE } from "../../../src/kernels/arrays/element-rows.ts";
import { sumBlock } from "../../../src/kernels/arrays/summation.ts";
import { classGradient } from "../../../src/kernels/class-sums/class-gradient.ts";
import { classSums, widthOf } from "../../../src/kernels/class-sums/class-sums.ts";
import type { ClassSumsOperands } from "../../../src/kernels/class-sums/operands.ts";
import { type ReadNumbers, termMap, termMapGradient } from "../../../src/kernels/class-sums/term-map.ts";
import { elementOf } from "../../../src/tensor/class-layout.ts";
import { randomLabels } from "../../tensor/random-values.ts";
import { problems } from "./cases/problems.ts";

/** Operands of terms alone, and the first class of their map. */
const mapProblems = fc
  .tuple(
    problems.filter(({ terms }) => terms !== null),
    fc.boolean(),
  )
  .map(([operands, drops]) => {
    const terms = operands.terms!;
    const first = drops && terms.form === "binary" && operands.layout.classes > 1 ? 1 : 0;
    const weights = terms.weights.map((weight, c) => (c < first ? 0 : weight));
    return { operands: { ...operands, overlap: null, terms: { ...terms, weights } }, first };
  });

/** Returns the place of a class of a voxel in the map, −1 if the map does not contain it. */
function placeOf({ layout, terms }: ClassSumsOperands, first: number) {
  const { voxels, classes } = layout;
  const rest = { ...layout, classes: classes - first };
  return (sample: number, voxel: number, c: number) => {
    if (terms!.form === "categorical") return sample * voxels + voxel;
    return c < first ? -1 : elementOf(rest, sample, voxel, c - first);
  };
}

function forEachElement({ layout }: ClassSumsOperands, visit: (s: number, v: number, c: number) => void) {
  for (let s = 0; s < layout.batch; s++)
    for (let v = 0; v < layout.voxels; v++) for (let c = 0; c < layout.classes; c++) visit(s, v, c);
}

const readerOf =
  (numbers: Float64Array): ReadNumbers =>
  (out, outStart, start, count) => {
    expect(count).toBeLessThanOrEqual(TILE);
    out.set(numbers.subarray(start, start + count), outStart);
  };

describe("the map of terms", () => {
  it("has the terms that the sums add, to the bit", () => {
    fc.assert(
      fc.property(mapProblems, ({ operands, first }) => {
        const { batch, voxels, classes } = operands.layout;
        const { map, valid } = termMap(operands, first, true);
        const { sums } = classSums(operands, true);
        const at = placeOf(operands, first);
        expect(valid).toBe(true);
        const count = operands.terms!.form === "categorical" ? 1 : classes;
        expect(map.length).toBe(batch * voxels * (count - first));
        for (let sample = 0; sample < batch; sample++) {
          const line = Float64Array.from({ length: voxels }, (_, voxel) => {
            let sum = 0;
            for (let c = first; c < count; c++) sum += map[at(sample, voxel, c)]!;
            return sum;
          });
          expect(sumBlock(line, 0, 1, voxels)).toBe(sums[sample * widthOf(classes) + 4 * classes]);
        }
      }),
      { seed: 41, numRuns: 80 },
    );
  });

  it("reports what the pass of the sums reports", () => {
    fc.assert(
      fc.property(mapProblems, fc.nat(), fc.boolean(), ({ operands, first }, place, checked) => {
        const prediction = Float64Array.from(operands.prediction);
        prediction[place % prediction.length] = Number.NaN;
        const changed = { ...operands, prediction };
        expect(termMap(changed, first, checked).valid).toBe(classSums(changed, checked).valid);
      }),
      { seed: 42, numRuns: 50 },
    );
  });
});

describe("its gradient", () => {
  it("is at each element that of the sums for the derivative that arrives there, to the bit", () => {
    const slopes = [1.25, -0.3, 0];
    fc.assert(
      fc.property(mapProblems, fc.constantFrom("float32", "float64"), ({ operands, first }, dtype) => {
        const { batch } = operands.layout;
        const chosen = randomLabels(termMap(operands, first, false).map.length, 7, 3);
        const arrived = Float64Array.from(chosen, (which) => slopes[which]!);
        const got = termMapGradient(operands, first, readerOf(arrived), dtype);
        const wants = slopes.map((slope) =>
          classGradient(operands, { overlap: null, terms: new Float64Array(batch).fill(slope) }, dtype),
        );
        const at = placeOf(operands, first);
        forEachElement(operands, (s, v, c) => {
          const element = elementOf(operands.layout, s, v, c);
          const place = at(s, v, c);
          const want = place < 0 ? 0 : wants[chosen[place]!]![element]!;
          // A zero may have either sign.
          if (got[element] !== want) expect.fail(`${got[element]}, want ${want}`);
        });
      }),
      { seed: 43, numRuns: 80 },
    );
  });
});
