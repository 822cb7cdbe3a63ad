import { describe, expect, it } from "vitest";
import {
  abs,
  add,
  clamp,
  grad,
  gradcheck,
  log,
  mean,
  negate,
  roll,
  slice,
  sort,
  subtract,
  sum,
  type Tensor,
  tensor,
} from "../../../src/index.ts";

const DOMAIN = { domain: [0, 1] } as const;
const EXTENT = 6;
const disc = Array.from({ length: EXTENT ** 2 }, (_, k) =>
  (Math.floor(k / EXTENT) - 2.3) ** 2 + ((k % EXTENT) - 2.6) ** 2 < 4 ? 1 : 0,
);
const mask = tensor(disc, [EXTENT, EXTENT], { dtype: "float64" });

describe("ties of elements that lie at a bound of the domain", () => {
  const jump = (p: Tensor, axis: number) => abs(subtract(p, roll(p, { shift: 1, axis })));
  const variation = (p: Tensor) => sum(add(jump(p, 0), jump(p, 1)));

  it("pass with the mean of both slopes, though differences show the slope of one side", () => {
    for (const seed of [1, 2, 3])
      expect(gradcheck(variation, mask, { ...DOMAIN, seed }).verdict).toBe("pass");
  });

  it("fail with slopes that no side has", () => {
    const gradient = (p: Tensor) => grad(variation)(p).data.map((slope) => 3 * slope + 1);
    for (const seed of [1, 2, 3]) {
      expect(gradcheck(variation, mask, { ...DOMAIN, gradient, seed }).verdict).toBe("fail");
    }
  });
});

describe("a loss that is clipped, and flat within 1e-7 of a bound", () => {
  const hardest = (p: Tensor) => {
    const surprise = negate(log(subtract(1, clamp(p, { min: 1e-7, max: 1 - 1e-7 }))));
    return mean(slice(sort(surprise), { axis: 0, start: 4, end: 8 }));
  };
  const zeros = tensor(new Float64Array(8), [8]);

  it("does not fail with its gradient of 0, though coarser steps show a slope", () => {
    for (const seed of [1, 2, 3])
      expect(gradcheck(hardest, zeros, { ...DOMAIN, seed }).verdict).not.toBe("fail");
  });

  it("fails with a slope that it has on neither side", () => {
    const gradient = () => new Float64Array(8).fill(3);
    expect(gradcheck(hardest, zeros, { ...DOMAIN, gradient }).verdict).not.toBe("pass");
  });
});
