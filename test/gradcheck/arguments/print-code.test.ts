import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printCode } from "../../../src/gradcheck/arguments/print-code.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { canPaste, paste } from "../paste.ts";

const f64 = { dtype: "float64" } as const;

describe("printCode", () => {
  it.each([
    ["a tensor", [tensor([0.5, 1], [1, 2])], "const x = tensor([0.5, 1], [1, 2]);"],
    ["a tensor of float64", [tensor(0.1, [], f64)], 'const x = tensor([0.1], [], { dtype: "float64" });'],
    ["a typed array", [Float32Array.of(0.1, -0)], "const x = new Float32Array([0.10000000149011612, -0]);"],
    [
      "several inputs",
      [Float64Array.of(1), tensor([2])],
      "const x0 = new Float64Array([1]);\nconst x1 = tensor([2], [1]);",
    ],
  ])("writes %s", (_, x, want) => {
    expect(printCode({ x, target: undefined })).toBe(want);
  });

  it.each([
    ["a label map", labelMap([0, 2], [1, 2]), "labelMap([0, 2], [1, 2])"],
    ["whole numbers", Uint8Array.of(0, 1), "new Uint8Array([0, 1])"],
    ["a tensor", tensor([0, 1]), "tensor([0, 1], [2])"],
  ])("writes %s for a target", (_, target, want) => {
    expect(printCode({ x: [Float64Array.of(1)], target })).toBe(
      `const x = new Float64Array([1]);\nconst target = ${want};`,
    );
  });

  it.runIf(canPaste)("writes what gives the same numbers, to the last bit", () => {
    const numbers = fc.array(fc.double(), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(numbers, fc.boolean(), (values, isSingle) => {
        const x = isSingle ? Float32Array.from(values) : Float64Array.from(values);
        const target = tensor(values, [1, values.length], isSingle ? {} : f64);
        expect(paste(printCode({ x: [x], target })!)).toEqual({ x, target });
      }),
      { seed: 1 },
    );
  });

  it("writes nothing where nobody would paste it, or it cannot be written", () => {
    expect(printCode({ x: [new Float64Array(64)], target: undefined })).not.toBeNull();
    expect(printCode({ x: [new Float64Array(65)], target: undefined })).toBeNull();
    expect(printCode({ x: [Float64Array.of(1)], target: new Uint8Array(65) })).toBeNull();
    expect(printCode({ x: [Float64Array.of(1)], target: { labels: [1] } })).toBeNull();
  });
});
