import { describe, expect, it } from "vitest";
import { overlapSums, spreadOverlap } from "../../../src/kernels/overlap/overlap.ts";
import { marksFor } from "../../../src/kernels/overlap/target-marks.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";

const VOXELS = 16_500;
const operands = {
  layout: classLayout("f", [1, 2, VOXELS], 1),
  kind: "products" as const,
  prediction: new Float32Array(2 * VOXELS).fill(0.5),
  target: Float32Array.from({ length: 2 * VOXELS }, (_, k) => (k % 3 === 0 ? 1 : 0)),
  counted: null,
};

describe("marks of a target", () => {
  it("are a bit a voxel, a row a class", () => {
    const marks = marksFor(operands)!;
    overlapSums(operands, true, null, marks);
    expect(marks.complete).toBe(true);
    expect(marks.bytes).toHaveLength(2 * 2064);
    const found = Array.from(operands.target, (_, k) => {
      const [row, voxel] = [Math.floor(k / VOXELS), k % VOXELS];
      return (marks.bytes[row * marks.stride + (voxel >> 3)]! >> (voxel & 7)) & 1;
    });
    expect(found).toEqual([...operands.target]);
  });

  it("take the place of a target that has changed since", () => {
    const marks = marksFor(operands);
    const coefficients = Float64Array.of(2, 3, -1, 1);
    overlapSums(operands, true, null, marks);
    const want = spreadOverlap(operands, coefficients, "float32");
    const changed = { ...operands, target: new Float32Array(2 * VOXELS) };
    expect(spreadOverlap(changed, coefficients, "float32", marks)).toEqual(want);
  });

  it("are not complete where one value, the last one, is neither 0 nor 1", () => {
    for (const value of [0.5, -0, Number.NaN, 2]) {
      const target = operands.target.slice();
      target[target.length - 1] = value;
      const marks = marksFor({ ...operands, target })!;
      overlapSums({ ...operands, target }, true, null, marks);
      expect(marks.complete).toBe(false);
    }
  });

  it("are not made of labels, of other sums and of 2²⁵ values and more", () => {
    expect(marksFor({ ...operands, target: new Uint8Array(VOXELS) })).toBeNull();
    expect(marksFor({ ...operands, kind: "squares" })).toBeNull();
    const large = classLayout("f", [1, 1, 2 ** 25 + 1], 1);
    expect(marksFor({ ...operands, layout: large })).toBeNull();
  });
});
