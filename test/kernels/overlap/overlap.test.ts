import { describe, expect, it } from "vitest";
import { BLOCK } from "../../../src/kernels/arrays/summation.ts";
import { type OverlapOperands, overlapSums, spreadOverlap } from "../../../src/kernels/overlap/overlap.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import { randomValues } from "../../tensor/random-values.ts";
import {
  elementsOf,
  KINDS,
  layoutOf,
  operandsOf,
  PLACES,
  type Problem,
  type Variant,
} from "../overlap-cases.ts";
import { expectSameBits } from "../same-bits.ts";

const PROBLEMS: Problem[] = [
  { batch: 1, spatial: [1, 1], classes: 1, seed: 1 },
  { batch: 2, spatial: [1, 3], classes: 2, seed: 2 },
  { batch: 2, spatial: [4, 2], classes: 3, seed: 3 },
  { batch: 3, spatial: [3, 7], classes: 1, seed: 4 },
  { batch: 1, spatial: [33, 31], classes: 2, seed: 5 },
  { batch: 2, spatial: [41, 25], classes: 3, seed: 6 },
  { batch: 1, spatial: [64, 32], classes: 2, seed: 7 },
];

const VARIANTS = KINDS.flatMap((kind) =>
  PLACES.flatMap((place) =>
    (["soft", "labels"] as const).flatMap((target) =>
      [false, true].flatMap((masked) =>
        (["float32", "float64"] as const).map((dtype): Variant => ({ kind, place, target, masked, dtype })),
      ),
    ),
  ),
);

function naiveSums(operands: OverlapOperands) {
  const rows = operands.layout.batch * operands.layout.classes;
  const sums = new Float64Array(4 * rows);
  for (const { row, p, t, counts } of elementsOf(operands)) {
    if (!counts) continue;
    const squared = operands.kind === "squares";
    sums[row]! += operands.kind === "minima" ? Math.min(p, t) : p * t;
    sums[rows + row]! += squared ? p * p : p;
    sums[2 * rows + row]! += squared ? t * t : t;
    sums[3 * rows + row]! += t;
  }
  return sums;
}

function expectClose(got: Float64Array, want: Float64Array): void {
  expect(got.length).toBe(want.length);
  want.forEach((value, k) => {
    expect(Math.abs(got[k]! - value)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(value)));
  });
}

const title = ({ kind, place, target, masked, dtype }: Variant) =>
  `${kind}, channels ${place}, ${target}, ${masked ? "masked" : "all"}, ${dtype}`;

describe.each(VARIANTS.map((variant) => [title(variant), variant] as const))("%s", (_, variant) => {
  it("sums are those of one voxel after the other", () => {
    for (const problem of PROBLEMS) {
      const operands = operandsOf(problem, variant);
      const got = overlapSums(operands, true);
      expectClose(got.sums, naiveSums(operands));
      expect(got.valid).toBe(true);
      expect(overlapSums(operands, false)).toEqual(got);
    }
  });

  it("the spread is a·t + b, a·t + 2·b·p or a·∂min(p, t)/∂p + b, 0 where a voxel does not count", () => {
    for (const problem of PROBLEMS) {
      const operands = operandsOf(problem, variant);
      const rows = problem.batch * problem.classes;
      const coefficients = randomValues(2 * rows, 9);
      const want = new Float64Array(operands.prediction.length);
      for (const { at, row, p, t, counts } of elementsOf(operands)) {
        const a = coefficients[row]!;
        const b = coefficients[rows + row]!;
        const value = {
          products: a * t + b,
          squares: a * t + 2 * b * p,
          minima: a * (p < t ? 1 : p > t ? 0 : 0.5) + b,
        };
        want[at] = counts ? value[variant.kind] : 0;
      }
      expectSameBits(spreadOverlap(operands, coefficients, "float64"), want);
      expectSameBits(spreadOverlap(operands, coefficients, "float32"), Float32Array.from(want));
    }
  });
});

describe("the same numbers give the same bits", () => {
  const problem: Problem = { batch: 2, spatial: [41, 61], classes: 3, seed: 8 };
  const variants = KINDS.flatMap((kind) => [false, true].map((masked) => ({ kind, masked })));

  it.each(variants)("$kind, masked $masked: whatever the class axis", ({ kind, masked }) => {
    const sums = PLACES.map((place) =>
      overlapSums(operandsOf(problem, { kind, masked, place, target: "soft", dtype: "float32" }), true),
    );
    expect(sums[1]).toEqual(sums[0]);
    expect(sums[2]).toEqual(sums[0]);
  });

  it.each(variants)("$kind, masked $masked: labels and one-hot", ({ kind, masked }) => {
    for (const place of PLACES) {
      const [labels, hot] = (["labels", "one-hot"] as const).map((target) =>
        operandsOf(problem, { kind, masked, place, target, dtype: "float64" }),
      ) as [OverlapOperands, OverlapOperands];
      expect(overlapSums(labels, true)).toEqual(overlapSums(hot, true));
      const coefficients = randomValues(12, 1);
      expectSameBits(
        spreadOverlap(labels, coefficients, "float64"),
        spreadOverlap(hot, coefficients, "float64"),
      );
    }
  });

  it.each(variants)("$kind, masked $masked: block by block, added in order", ({ kind, masked }) => {
    const voxels = 3 * BLOCK + 101;
    const whole = operandsOf(
      { batch: 1, spatial: [1, voxels], classes: 2, seed: 9 },
      { kind, masked, place: "last", target: "soft", dtype: "float64" },
    );
    const sums = new Float64Array(8);
    const parts: number[] = [];
    for (let start = 0; start < voxels; start += BLOCK) {
      const end = Math.min(voxels, start + BLOCK);
      const part = overlapSums(
        {
          kind,
          layout: classLayout("f", [1, end - start, 2], -1),
          prediction: whole.prediction.subarray(2 * start, 2 * end),
          target: whole.target.subarray(2 * start, 2 * end),
          counted: whole.counted?.subarray(start, end) ?? null,
        },
        true,
      );
      part.sums.forEach((value, k) => {
        sums[k]! += value;
      });
      parts.push(...part.sums);
    }
    const blocks = new Float64Array(parts.length);
    expect(overlapSums(whole, true, blocks)).toEqual({ sums, valid: true });
    expect([...blocks]).toEqual(parts);
  });
});

describe("counting", () => {
  it("does not stop at 2²⁴ voxels", () => {
    const voxels = 256 ** 3 + 5;
    const prediction = new Float32Array(voxels).fill(1);
    const target = new Uint8Array(voxels).fill(1);
    const layout = classLayout("f", [1, voxels], null);
    const { sums } = overlapSums({ layout, prediction, target, counted: null, kind: "products" }, true);
    expect([...sums]).toEqual([voxels, voxels, voxels, voxels]);
  });
});

describe("the spread is the transpose of the sums: ⟨spread(c), v⟩ = ⟨c, sums(v)⟩", () => {
  it.each(PLACES.flatMap((place) => [false, true].map((masked) => ({ place, masked }))))(
    "channels $place, masked $masked",
    ({ place, masked }) => {
      const problem: Problem = { batch: 2, spatial: [37, 31], classes: 3, seed: 10 };
      for (const target of ["soft", "labels"] as const) {
        const operands = operandsOf(problem, { kind: "products", place, target, masked, dtype: "float64" });
        const v = randomValues(operands.prediction.length, 11);
        const c = randomValues(12, 12);
        const dot = (a: ArrayLike<number>, b: Float64Array) =>
          b.reduce((sum, value, k) => sum + value * a[k]!, 0);
        const { sums } = overlapSums({ ...operands, prediction: v }, false);
        expect(dot(spreadOverlap(operands, c, "float64"), v)).toBeCloseTo(dot(sums, c), 10);
      }
    },
  );
});

describe("values are looked at, where they count", () => {
  const problem: Problem = { batch: 2, spatial: [3, 5], classes: 3, seed: 13 };
  const cases = PLACES.flatMap((place) => (["soft", "labels"] as const).map((target) => ({ place, target })));

  it.each(cases)("channels $place, $target", ({ place, target }) => {
    const variant: Variant = { kind: "products", place, target, masked: false, dtype: "float64" };
    const { voxels } = layoutOf(problem, place);
    const elements = [...elementsOf(operandsOf(problem, variant))];
    for (const [index, { at }] of elements.entries()) {
      const k = Math.floor(index / problem.classes);
      const counted = new Uint8Array(2 * voxels).fill(1);
      counted[k] = 0;
      for (const argument of ["prediction", "target"] as const) {
        const operands = operandsOf(problem, variant);
        const isLabel = argument === "target" && target === "labels";
        operands[argument][isLabel ? k : at] = isLabel ? 3 : Number.NaN;
        expect(overlapSums(operands, true).valid).toBe(false);
        expect(overlapSums(operands, false).valid).toBe(true);
        const masked = overlapSums({ ...operands, counted }, true);
        expect(masked.valid).toBe(true);
        expect(masked.sums.some(Number.isNaN)).toBe(false);
      }
    }
  });

  it("of one class, labels are 0 and 1", () => {
    const layout = classLayout("f", [1, 4], null);
    const valid = (...labels: number[]) =>
      overlapSums(
        {
          layout,
          prediction: new Float32Array(4),
          target: Int16Array.from(labels),
          counted: null,
          kind: "products",
        },
        true,
      ).valid;
    expect(valid(0, 1, 1, 0)).toBe(true);
    expect(valid(0, 2, 1, 0)).toBe(false);
    expect(valid(0, 1, 1, -1)).toBe(false);
  });
});
