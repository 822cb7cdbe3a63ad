import { describe, expect, it } from "vitest";
import { cut, targetNumbers, withValue } from "../../../src/gradcheck/arguments/loss-arguments.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;
const numbers = (target: unknown, shape: readonly number[]) => {
  const found = targetNumbers(target, shape);
  return found && Array.from(found);
};

describe("targetNumbers", () => {
  it("are those of a tensor or an array of x's shape", () => {
    expect(numbers(tensor([1, 0, 0.5, 1], [2, 2]), [2, 2])).toEqual([1, 0, 0.5, 1]);
    expect(numbers(Float32Array.of(1, 0), [2])).toEqual([1, 0]);
  });

  it("are 1 in the class of a label, wherever the class axis is", () => {
    const labels = labelMap([2, 0, 1, 1], [2, 2]);
    expect(numbers(labels, [2, 2, 3])).toEqual([0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0]);
    expect(numbers(labels, [2, 3, 2])).toEqual([0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0]);
  });

  it("are the labels of one class without an axis, or with one of length 1", () => {
    expect(numbers(labelMap([0, 1, 1], [1, 3]), [1, 3])).toEqual([0, 1, 1]);
    expect(numbers(labelMap([0, 1, 1], [1, 3]), [1, 3, 1])).toEqual([0, 1, 1]);
  });

  it("are not known of another shape, or of what holds no numbers", () => {
    expect(numbers(tensor([1, 0]), [2, 1])).toBeNull();
    expect(numbers(labelMap([1, 0, 1]), [2, 2])).toBeNull();
    expect(numbers(undefined, [1])).toBeNull();
    expect(numbers({ labels: [1] }, [1])).toBeNull();
  });
});

describe("withValue", () => {
  it("changes one number of one input, and nothing that is there already", () => {
    const x = [tensor([1, 2], [1, 2], f64), Float32Array.of(3)];
    const target = labelMap([1]);
    const changed = withValue({ x, target }, 0, 1, 0.5);
    expect(changed.x[0]).toEqual(tensor([1, 0.5], [1, 2], f64));
    expect(changed.x[1]).toBe(x[1]);
    expect(changed.target).toBe(target);
    expect(x[0]).toEqual(tensor([1, 2], [1, 2], f64));
  });
});

describe("cut", () => {
  const six = tensor([1, 2, 3, 4, 5, 6], [2, 3]);

  it("takes a part of x along an axis", () => {
    const part = (axis: number, start: number, end: number) =>
      cut({ x: [six], target: undefined }, axis, start, end)!.x[0];
    expect(part(0, 1, 2)).toEqual(tensor([4, 5, 6], [1, 3]));
    expect(part(1, 0, 2)).toEqual(tensor([1, 2, 4, 5], [2, 2]));
  });

  it("takes the same part of a target of x's shape, and of other inputs of it", () => {
    const found = cut({ x: [six, tensor([9]), six], target: six }, 1, 2, 3)!;
    const part = tensor([3, 6], [2, 1]);
    expect(found).toEqual({ x: [part, tensor([9]), part], target: part });
  });

  it("takes the part of labels, which lack the class axis", () => {
    const labels = labelMap([0, 1, 2, 3, 4, 5, 6, 7], [2, 2, 2]);
    const [last, first] = [
      tensor(new Float32Array(24), [2, 2, 2, 3]),
      tensor(new Float32Array(24), [2, 3, 2, 2]),
    ];
    expect(cut({ x: [last], target: labels }, 2, 1, 2)!.target).toEqual(labelMap([1, 3, 5, 7], [2, 2, 1]));
    expect(cut({ x: [first], target: labels }, 2, 1, 2)!.target).toEqual(labelMap([2, 3, 6, 7], [2, 1, 2]));
    expect(cut({ x: [first], target: labels }, 0, 0, 1)!.target).toEqual(labelMap([0, 1, 2, 3], [1, 2, 2]));
  });

  it("does not cut the class axis from under labels, nor where a target does not follow", () => {
    const x = [tensor(new Float32Array(12), [2, 2, 3])];
    expect(cut({ x, target: labelMap([0, 1, 2, 1], [2, 2]) }, 2, 0, 1)).toBeNull();
    expect(cut({ x, target: labelMap([0, 1]) }, 0, 0, 1)).toBeNull();
    expect(cut({ x, target: tensor([1]) }, 0, 0, 1)).toBeNull();
    expect(cut({ x, target: { labels: [1] } }, 0, 0, 1)).toBeNull();
  });

  it("keeps the kind of an array", () => {
    expect(cut({ x: [Float64Array.of(1, 2, 3)], target: Float32Array.of(4, 5, 6) }, 0, 1, 3)).toEqual({
      x: [Float64Array.of(2, 3)],
      target: Float32Array.of(5, 6),
    });
  });
});
