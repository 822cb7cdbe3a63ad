import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { select } from "../../../src/kernels/arrays/select.ts";
import { sizeOf } from "../../../src/tensor/shape.ts";
import { broadcasts } from "../../tensor/random-shapes.ts";
import { randomValues } from "../../tensor/random-values.ts";
import { coordinatesIn, positionIn } from "../naive-walk.ts";

describe("select", () => {
  it("never looks at the value not taken", () => {
    const out = new Float64Array(4);
    const condition = Float64Array.of(1, 0, -0, Number.NaN);
    const a = Float64Array.of(1, Number.NaN, Infinity, 4);
    const b = Float64Array.of(Number.NaN, -2, -3, Number.NaN);
    select(out, [4], [condition, a, b], [[4], [4], [4]]);
    expect([...out]).toEqual([1, -2, -3, 4]);
  });

  it("agrees with one element after the other, over any broadcast and views", () => {
    fc.assert(
      fc.property(broadcasts(3), fc.nat(2), ({ space, operands }, offset) => {
        const [condition, a, b] = operands.map((shape, index) =>
          randomValues(sizeOf(shape) + offset, index).subarray(offset),
        ) as [Float64Array, Float64Array, Float64Array];
        for (let k = 0; k < condition.length; k += 2) condition[k] = 0;
        const out = new Float64Array(sizeOf(space));
        select(out, space, [condition, a, b], operands);
        const [conditionShape, aShape, bShape] = operands as [number[], number[], number[]];
        const want = coordinatesIn(space).map((at) =>
          condition[positionIn(conditionShape, at)] !== 0
            ? a[positionIn(aShape, at)]!
            : b[positionIn(bShape, at)]!,
        );
        expect([...out]).toEqual(want);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
