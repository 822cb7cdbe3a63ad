import { expect, it } from "vitest";
import type { FloatArray } from "../../../../src/index.ts";
import { judge, relu, step } from "../../judge-kink.ts";

it("finds the wrong one of a few kinks among many elements", () => {
  const places = [10, 1400, 2100, 2990];
  const x = Float64Array.from({ length: 3000 }, (_, k) => (places.includes(k) ? 0 : Math.sin(k + 1)));
  const mean = (values: FloatArray) => relu(values) / 3000;
  const slope = (convention: number) => (values: FloatArray) => step(convention)(values).map((g) => g / 3000);
  expect(judge(mean, slope(1), x)).not.toBeNull();
  expect(judge(mean, slope(5), x)).toBeNull();
});
