import { describe, expect, it } from "vitest";
import {
  abs,
  add,
  clamp,
  type FloatArray,
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
} from "../../../../src/index.ts";

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

describe("kinks of several elements, each at a bound of its own", () => {
  const size = (x: FloatArray) => Array.from(x, Math.abs).reduce((total, value) => total + value, 0);
  const signs = (x: FloatArray) => Float64Array.from(x, Math.sign);
  const shifted = (x: FloatArray) => Float64Array.from(x, (_, k) => Math.sign(x[(k + 1) % x.length]!));
  const points = [
    [0, 0.07, 1],
    [0.44, 1, 0, 1],
    [1, 0, 0, 1, 1, 0, 0.3],
  ];

  it.each([Float64Array, Float32Array])("do not excuse the slopes of other elements: %o", (make) => {
    for (const point of points) {
      for (const seed of [1, 2, 3, 4, 5, 6]) {
        const x = make.from(point);
        expect(gradcheck(size, x, { ...DOMAIN, gradient: shifted, seed }).verdict).not.toBe("pass");
        expect(gradcheck(size, x, { ...DOMAIN, gradient: signs, seed }).verdict).toBe("unresolved");
        expect(gradcheck(size, x, { gradient: signs, seed }).verdict).toBe("pass");
      }
    }
  });

  it("fail with a slope that comes with the bounds of other elements only, for f does not move by it along its own", () => {
    const { verdict } = gradcheck(size, Float64Array.of(0, 0.07, 1), {
      ...DOMAIN,
      gradient: shifted,
      seed: 12,
    });
    expect(verdict).toBe("fail");
  });

  it("pass with any sub-gradient of a kink in the sum of all, in a domain with that of the inside", () => {
    const total = (x: FloatArray) => Array.from(x).reduce((before, value) => before + value, 0);
    const excess = (x: FloatArray) => Math.max(0, total(x));
    for (const extent of [2, 12, 300]) {
      for (const convention of [0, 0.5, 1]) {
        const slopeAt = (sum: number) => (sum > 0 ? 1 : sum === 0 ? convention : 0);
        const gradient = (x: FloatArray) => new Float64Array(x.length).fill(slopeAt(total(x)));
        const x = new Float64Array(extent);
        const inDomain = convention === 1 ? "pass" : "unresolved";
        expect(gradcheck(excess, x, { ...DOMAIN, gradient }).verdict).toBe(inDomain);
        expect(gradcheck(excess, x, { gradient }).verdict).toBe("pass");
      }
    }
  });
});

describe("a slope that a gradient has at a bound and across it only", () => {
  /** The square of what is missing to 1, of numbers that are clipped there: the slope at 1 is 0. */
  const clipped = (x: FloatArray) => Array.from(x).reduce((sum, v) => sum + (1 - Math.min(1, v)) ** 2, 0);
  const jumping = (x: FloatArray) => Float64Array.from(x, (v) => (v >= 1 ? 1 : 2 * (v - 1)));
  const x = Float64Array.of(0.3, 1);

  it("is unresolved, and f is evaluated inside the domain only", () => {
    let most = 0;
    const observed = (given: FloatArray) => {
      most = Math.max(most, ...given);
      return clipped(given);
    };
    for (const seed of [1, 2, 3])
      expect(gradcheck(observed, x, { ...DOMAIN, gradient: jumping, seed }).verdict).toBe("unresolved");
    expect(most).toBe(1);
    expect(gradcheck(clipped, x, { gradient: jumping }).verdict).toBe("fail");
  });

  it("is unresolved where the gradient refuses what is across by any error", () => {
    const refusing = (given: FloatArray) => {
      if (Math.max(...given) > 1) throw new Error("out of [0, 1]");
      return jumping(given);
    };
    expect(gradcheck(clipped, x, { ...DOMAIN, gradient: refusing }).verdict).toBe("unresolved");
  });
});
