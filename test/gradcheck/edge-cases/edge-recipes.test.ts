import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeCases, type LabelMap, sigmoid, softmax, type Tensor } from "../../../src/index.ts";

type Activation = "none" | "sigmoid" | "softmax";

interface Plan {
  readonly shape: number[];
  readonly activation: Activation;
  readonly classes: number;
  readonly seed: number;
}

const plans: fc.Arbitrary<Plan> = fc
  .record({
    batch: fc.integer({ min: 1, max: 3 }),
    spatial: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    classes: fc.integer({ min: 1, max: 4 }),
    activation: fc.constantFrom<Activation>("none", "sigmoid", "softmax"),
    seed: fc.integer(),
  })
  .map(({ batch, spatial, classes, activation, seed }) => {
    const count = activation === "softmax" ? classes + 1 : classes;
    return { shape: [batch, ...spatial, count], activation, classes: count, seed };
  });

const listOf = ({ data }: Tensor | LabelMap) => Array.from(data);

/** Probabilities of a prediction, voxel by voxel. */
function probabilities({ prediction }: { prediction: Tensor }, activation: Activation): number[][] {
  const classes = prediction.shape.at(-1)!;
  const activated = { none: prediction, sigmoid: sigmoid(prediction), softmax: softmax(prediction) };
  const list = listOf(activated[activation]);
  return Array.from({ length: list.length / classes }, (_, voxel) =>
    list.slice(voxel * classes, (voxel + 1) * classes),
  );
}

describe("whatever the shape", () => {
  const everyCase = (
    check: (
      found: { name: string; prediction: Tensor; target: LabelMap },
      plan: Plan & { labels: number; perSample: number[][]; rows: number[][] },
    ) => void,
  ) =>
    fc.assert(
      fc.property(plans, (plan) => {
        const { shape, activation, classes, seed } = plan;
        for (const found of edgeCases(shape, { activation, seed, target: "labels" })) {
          const list = listOf(found.target);
          const voxels = list.length / shape[0]!;
          const perSample = Array.from({ length: shape[0]! }, (_, b) =>
            list.slice(b * voxels, (b + 1) * voxels),
          );
          check(found, {
            ...plan,
            labels: Math.max(2, classes),
            perSample,
            rows: probabilities(found, activation),
          });
        }
      }),
      { numRuns: 60 },
    );

  it("probabilities lie in [0, 1], labels name classes", () => {
    everyCase(({ prediction, target }, { shape, rows, labels }) => {
      expect(prediction.shape).toEqual(shape);
      expect(prediction.dtype).toBe("float64");
      expect(target.shape).toEqual(shape.slice(0, -1));
      expect(rows.flat().every((p) => p >= 0 && p <= 1)).toBe(true);
      expect(listOf(target).every((label) => Number.isInteger(label) && label >= 0 && label < labels)).toBe(
        true,
      );
    });
  });

  it("each target is what its name says", () => {
    everyCase(({ name, target }, { labels, perSample }) => {
      const list = listOf(target);
      const voxels = perSample[0]!.length;
      const counts = perSample.map((sample) => sample.filter((label) => label > 0).length);
      if (name.includes("empty target") || name === "all zero" || name === "all logits -1000")
        expect(new Set(list)).toEqual(new Set([0]));
      else if (name === "full target" || name === "all one" || name === "all logits 1000")
        expect(new Set(list)).toEqual(new Set([labels - 1]));
      else if (name === "one voxel") expect(counts).toEqual(counts.map(() => 1));
      else if (name === "one empty sample") {
        expect(counts[0]).toBe(0);
        expect(counts.slice(1).every((count) => count > 0)).toBe(true);
      } else if (name === "missing class") expect(list).not.toContain(labels - 1);
      else
        for (const sample of perSample)
          expect(new Set(sample).size, `${name}: classes of a sample`).toBe(Math.min(voxels, labels));
    });
  });

  it("each prediction is what its name says", () => {
    everyCase(({ name, prediction, target }, { activation, classes, rows }) => {
      const truth = listOf(target).map((label) =>
        Array.from({ length: classes }, (_, c) => (classes === 1 ? label : Number(label === c))),
      );
      const far = (row: number[], voxel: number) =>
        Math.max(...row.map((p, c) => Math.abs(p - truth[voxel]![c]!)));
      const hot = (row: number[], voxel: number) => Math.max(0, ...row.filter((_, c) => truth[voxel]![c]));
      if (name === "perfect prediction") expect(rows).toEqual(truth);
      else if (name === "disjoint prediction") {
        expect(rows.map(hot)).toEqual(rows.map(() => 0));
        expect(rows.map(far)).toEqual(rows.map(() => 1));
      } else if (name === "saturated prediction") {
        expect(rows.every((row, voxel) => far(row, voxel) < 1.01e-7)).toBe(true);
        expect(rows.every((row, voxel) => far(row, voxel) > 1e-9)).toBe(true);
      } else if (name === "saturated and disjoint") {
        expect(rows.map(hot).every((p) => p < 1.01e-7)).toBe(true);
      } else if (name === "constant prediction") {
        for (const p of rows.flat()) expect(p).toBeCloseTo(activation === "sigmoid" ? 0.5 : rows[0]![0]!, 15);
      } else if (name.startsWith("tiny")) {
        for (const p of rows.flatMap((row) => row.slice(classes > 1 ? 1 : 0))) {
          expect(p).toBeGreaterThan(4e-4);
          expect(p).toBeLessThan(1.6e-3);
        }
      } else if (name === "nothing predicted") {
        const background = Array.from({ length: classes }, (_, c) => (classes > 1 && c === 0 ? 1 : 0));
        expect(rows).toEqual(rows.map(() => background));
      } else if (name === "all zero" || name === "all one") {
        expect(new Set(rows.flat())).toEqual(new Set([name === "all one" ? 1 : 0]));
      } else if (name.startsWith("all logits")) {
        expect(new Set(prediction.data)).toEqual(new Set([Number(name.split(" ").at(-1))]));
      } else if (name !== "some exactly 0 and 1") {
        expect(rows.flat().every((p) => p > 1e-4 && p < 1 - 1e-4)).toBe(true);
        if (activation === "none" && classes > 1)
          for (const row of rows) expect(row.reduce((sum, p) => sum + p)).toBeCloseTo(1, 14);
      }
    });
  });
});

it("some exactly 0 and 1: some are, and others are neither", () => {
  const { prediction } = edgeCases([1, 60, 1]).find(({ name }) => name === "some exactly 0 and 1")!;
  const share = (wanted: (p: number) => boolean) => listOf(prediction).filter(wanted).length / 60;
  for (const kind of [(p: number) => p === 0, (p: number) => p === 1, (p: number) => p > 0 && p < 1])
    expect(share(kind)).toBeGreaterThan(0.15);
});
