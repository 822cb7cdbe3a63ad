import { expect, expectTypeOf, it } from "vitest";
import "../../src/testing/vitest.ts";
import { diceLoss, edgeCases } from "../../src/index.ts";

const { prediction, target } = edgeCases([1, 4, 2])[0]!;

it("registers the matchers", () => {
  expect(diceLoss).toHaveCorrectGradient(prediction, { target });
});

it("declares their types", async () => {
  const x = new Float64Array([3]);
  const square = (y: Float64Array) => y[0]! * y[0]!;
  const later = async (y: Float64Array) => y[0]! * y[0]!;
  const gradient = (y: Float64Array) => y.map((each) => 2 * each);
  expectTypeOf(expect(square).toHaveCorrectGradient(x, { gradient })).toEqualTypeOf<void>();
  const assertions = [
    expect(later).toHaveCorrectGradient(x, { gradient }),
    expect(square).toHaveCorrectGradient(x, { gradient: async (y) => gradient(y) }),
  ];
  expectTypeOf(assertions).toEqualTypeOf<Promise<void>[]>();
  await Promise.all(assertions);
  expect(square).not.toHaveCorrectGradient(x, { gradient: (y) => y, allowUnresolved: true });
  // @ts-expect-error there is no tolerance
  expect(() => expect(square).toHaveCorrectGradient(x, { gradient, tolerance: 1 })).toThrow("tolerance");
});
