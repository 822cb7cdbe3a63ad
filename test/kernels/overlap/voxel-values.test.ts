import { describe, expect, it } from "vitest";
import { checkProbabilities, hotTarget } from "../../../src/kernels/overlap/voxel-values.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { oneHot } from "../../../src/tensor/make/one-hot.ts";

describe("checkProbabilities", () => {
  const layout = classLayout("f", [1, 2, 2], -1);
  const x = tensor([0, 1, 1.5, 0], [1, 2, 2]);

  it("refuses the first value that counts and is none", () => {
    expect(() => checkProbabilities("f", "target", x, layout, null)).toThrow(
      new RangeError("f: target holds 1.5 at [0, 1, 0], want 0 to 1"),
    );
    expect(() => checkProbabilities("f", "target", x, layout, Uint8Array.of(1, 0))).not.toThrow();
  });
});

describe("hotTarget", () => {
  const labels = labelMap([0, 2, 1, 2, 0, 1], [2, 3]);

  it.each([
    ["last", [2, 3, 3], -1],
    ["first", [2, 3, 3], 1],
  ])("is oneHot in the prediction's layout, channels %s", (_, shape, classAxis) => {
    const layout = classLayout("f", shape, classAxis);
    const want = oneHot(labels, 3, { classAxis, dtype: "float64" });
    expect(hotTarget("f", labels, layout, null)).toEqual(want.data);
  });

  it("is 0 where a voxel does not count, whatever its label", () => {
    const layout = classLayout("f", [1, 3, 2], -1);
    const hot = hotTarget("f", labelMap([1, 255, 0], [1, 3]), layout, Uint8Array.of(1, 0, 1));
    expect([...hot]).toEqual([0, 1, 0, 0, 1, 0]);
  });

  it("of one class is 1 where the label is 1", () => {
    const layout = classLayout("f", [1, 3], null);
    expect([...hotTarget("f", labelMap([1, 0, 1], [1, 3]), layout, null)]).toEqual([1, 0, 1]);
    expect(() => hotTarget("f", labelMap([1, 2, 1], [1, 3]), layout, null)).toThrow(
      "f: target holds label 2 at [0, 1], want 0 to 1",
    );
  });

  it("refuses a label that names no class", () => {
    const layout = classLayout("f", [1, 2, 3], -1);
    expect(() => hotTarget("f", labelMap([0, -1], [1, 2]), layout, null)).toThrow(
      "f: target holds label -1 at [0, 1], want 0 to 2",
    );
  });
});
