import { describe, expect, it } from "vitest";
import { classLayout } from "../../src/tensor/class-layout.ts";
import { ones } from "../../src/tensor/make/constant.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { checkTarget } from "../../src/tensor/target.ts";

describe("checkTarget", () => {
  const shape = [2, 3, 4];
  const layout = classLayout("f", shape, 1);

  it.each([
    ["a tensor of the prediction's shape", ones(shape)],
    ["labels without the class axis", labelMap(new Uint8Array(8), [2, 4])],
  ])("takes %s", (_, target) => {
    expect(checkTarget("f", target, shape, layout)).toBe(target);
  });

  it.each([
    ["f: target shape [2, 3, 1] differs from prediction shape [2, 3, 4]", RangeError, ones([2, 3, 1])],
    [
      "f: target shape [2, 4] differs from prediction shape [2, 3, 4]; labels are a LabelMap, which",
      RangeError,
      ones([2, 4]),
    ],
    [
      "without its classes; classAxis: 2 if the classes are along axis 2",
      RangeError,
      labelMap(new Uint8Array(6), [2, 3]),
    ],
    ["f: target shape [2, 3, 4] differs from [2, 4]", RangeError, labelMap(new Uint8Array(24), shape)],
    ["f: target is a Float32Array, want a Tensor or a LabelMap", TypeError, new Float32Array(24)],
    ["f: target is null, want a Tensor or a LabelMap", TypeError, null],
  ])("%s", (message, kind, target) => {
    expect(() => checkTarget("f", target, shape, layout)).toThrow(kind);
    expect(() => checkTarget("f", target, shape, layout)).toThrow(message);
  });
});
