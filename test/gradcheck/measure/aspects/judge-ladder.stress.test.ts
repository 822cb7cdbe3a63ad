import { expect, it } from "vitest";
import { gradcheck } from "../../../../src/index.ts";
import { mulberry32 } from "../../../../src/kernels/sampling/random.ts";

it("kinks of very many elements do not hide the slope of their sum, which is rounded more than that of few", () => {
  const random = mulberry32(1);
  const x = Float64Array.from({ length: 12_000 }, () => (random() < 0.5 ? 0 : random()));
  const f = (at: Float64Array) => at.reduce((sum, value) => sum + Math.abs(value), 0) / at.length;
  const slopes = (factor: number) => (at: Float64Array) =>
    at.map((value) => (factor * Math.sign(value)) / at.length);
  expect(gradcheck(f, x, { gradient: slopes(1) }).verdict).toBe("pass");
  expect(gradcheck(f, x, { gradient: slopes(1.001) }).verdict).toBe("fail");
});
