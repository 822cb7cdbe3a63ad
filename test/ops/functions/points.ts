import { expect, it } from "vitest";
import { type Tensor, tensor } from "../../../src/index.ts";
import { expectUnaryGradients, pull } from "../aspects/gradients.ts";

/** Blocks that every elementwise function has: values and slopes at points, differences, dtype, NaN. */
export function testFunction(
  operation: (x: Tensor) => Tensor,
  [low, high]: readonly [number, number],
  points: readonly (readonly [x: number, value: number, slope: number])[],
): void {
  it.each(points)("at %d is %d, with derivative %d", (x, value, slope) => {
    const got = pull(operation, tensor(x, [], { dtype: "float64" }));
    expectNear(got.value, value);
    expectNear(got.gradients[0] as number, slope);
  });

  it("has gradients of first and second order that agree with differences", () => {
    expectUnaryGradients(operation, low, high);
  });

  it("keeps shape and dtype, and NaN", () => {
    expect(operation(tensor([[0.5], [0.25]]))).toMatchObject({ shape: [2, 1], dtype: "float32" });
    expect(operation(tensor([Number.NaN])).item()).toBeNaN();
  });
}

function expectNear(got: number, want: number): void {
  if (want === 0 || !Number.isFinite(want)) expect(got).toBe(want);
  else expect(Math.abs(got / want - 1)).toBeLessThan(4e-16);
}
