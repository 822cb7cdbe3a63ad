import { describe, expect, it } from "vitest";
import { type FloatArray, gradcheck } from "../../../src/index.ts";
import { judge, relu, step, sumOf } from "../judge-kink.ts";

const mixed = ([a, b, c]: FloatArray) => Math.abs(a!) - Math.abs(b!) + c! ** 2;

describe("acceptKink", () => {
  it("says where the kink is, and between which slopes the gradient lies", () => {
    expect(judge(relu, step(1), Float64Array.of(0.3, 0, -0.5))).toBe(
      "f has a kink at [1]: its slopes are 0 and 1, the gradient 1 lies between them, and the gradient is correct on both sides of x",
    );
    expect(
      judge(
        ([x]) => Math.abs(x!),
        ([x]) => [x! < 0 ? -1 : 1],
        Float64Array.of(0),
      ),
    ).toBe(
      "f has a kink at [0]: its slopes are -1 and 1, the gradient 1 lies between them, and the gradient is correct on both sides of x",
    );
  });

  it.each([Float64Array, Float32Array])("takes any convention between the slopes: %o", (make) => {
    for (const x of [make.of(0, 0, 0), make.of(0.3, 0, -0.5), make.of(0.3, -0.5, 1e-12)]) {
      for (const convention of [0, 0.25, 1]) expect(judge(relu, step(convention), x)).not.toBeNull();
    }
  });

  it.each([Float64Array, Float32Array])("takes no other, and nothing that is wrong elsewhere: %o", (make) => {
    for (const x of [make.of(0, 0, 0), make.of(0.3, 0, -0.5)]) {
      for (const convention of [-0.5, 1.5, 5]) expect(judge(relu, step(convention), x)).toBeNull();
      // A gradient of zeros is right at a kink and on one side of it, and every eighth time on one side of all three.
      for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
        for (const factor of [2, -1, 0]) expect(judge(relu, step(1, factor), x, { seed })).toBeNull();
      }
    }
    // Right at the kink, wrong a little beside it: a loss whose gradient was written for 0 alone.
    const there = (x: FloatArray) => Array.from(x, (value) => (value === 0 ? 1 : 2));
    expect(judge(relu, there, make.of(0, 0))).toBeNull();
  });

  it("takes slopes that bend up in one place and down in another, which may cancel along a direction", () => {
    const slopes =
      (a: number, b: number) =>
      ([p, q, c]: FloatArray) => [p === 0 ? a : Math.sign(p!), q === 0 ? b : -Math.sign(q!), 2 * c!];
    for (const seed of [1, 2, 3, 4]) {
      for (const [a, b] of [
        [1, 1],
        [1, -1],
        [0.5, 0],
      ] as const) {
        expect(judge(mixed, slopes(a, b), Float64Array.of(0, 0, 0.7), { seed })).not.toBeNull();
      }
      expect(judge(mixed, slopes(3, 0), Float64Array.of(0, 0, 0.7), { seed })).toBeNull();
    }
  });

  it("decides nothing where rounding flattens one side of a kink next to x", () => {
    // In float32 exp(x) − 1 is 0 within 6e-8 below 0.
    const { fround } = Math;
    const elu = (factor: number) => (x: FloatArray) =>
      fround(x[0]! > 0 ? x[0]! : factor * fround(fround(Math.exp(x[0]!)) - 1));
    const slope = (value: number) => (x: FloatArray) =>
      Float32Array.of(x[0]! > 0 ? 1 : x[0] === 0 ? value : fround(2 * Math.exp(x[0]!)));
    expect(judge(elu(2), slope(2), Float32Array.of(0))).toContain(
      "its steps show a slope that is on neither side",
    );
    expect(judge(elu(2), slope(5), Float32Array.of(0))).toBeNull();
    expect(judge(elu(1), slope(2), Float32Array.of(0))).toBeNull();
  });

  it("takes one of several largest, or a share of each, but not 1 for each", () => {
    const largest = (x: FloatArray) => Math.max(...x);
    const each = (weigh: (ties: number, before: number) => number) => (x: FloatArray) => {
      const ties = x.filter((value: number) => value === largest(x)).length;
      let before = 0;
      return Array.from(x, (value) => (value === largest(x) ? weigh(ties, before++) : 0));
    };
    const x = Float64Array.of(0.5, 0.1, 0.5, 0.5);
    expect(
      judge(
        largest,
        each((_, before) => (before === 0 ? 1 : 0)),
        x,
      ),
    ).not.toBeNull();
    expect(
      judge(
        largest,
        each((ties) => 1 / ties),
        x,
      ),
    ).not.toBeNull();
    expect(
      judge(
        largest,
        each(() => 1),
        x,
      ),
    ).toBeNull();
    expect(
      judge(
        largest,
        each(() => 0),
        x,
      ),
    ).toBeNull();
  });

  it("climbs to an order of ties that random points hardly ever have, as windows of windows ask for", () => {
    const weights = [0.9, -1.1, 0.6];
    const larger = (x: FloatArray, k: number) => (x[k + 1]! > x[k]! ? k + 1 : k);
    const places = (x: FloatArray) =>
      weights.map((_, window) => {
        const [one, other] = [larger(x, 2 * window), larger(x, 2 * window + 1)];
        return x[other]! < x[one]! ? other : one;
      });
    const f = (x: FloatArray) => places(x).reduce((sum, k, window) => sum + weights[window]! * x[k]!, 0);
    const gradient = (x: FloatArray) => {
      const slopes = new Float64Array(x.length);
      for (const [window, k] of places(x).entries()) slopes[k]! += weights[window]!;
      return slopes;
    };
    // The first of three equal elements wins where the second is less than it and the third is more.
    for (const seed of [1, 2, 3]) {
      const x = new Float64Array(7).fill(0.25);
      expect(judge(f, gradient, x, { seed })).toMatch(/correct on both sides/);
      expect(
        judge(f, (at) => gradient(at).map((slope) => (at[0] === at[1] ? 1.5 : 1) * slope), x, { seed }),
      ).toBeNull();
    }
  });

  it("looks beside x within the domain of f only", () => {
    const f = (x: FloatArray) => {
      if (x.some((value: number) => value < 0 || value > 1)) throw new RangeError("outside");
      return sumOf((value) => Math.abs(value - 0.25))(x);
    };
    const slope = (x: FloatArray) => Array.from(x, (value) => (value < 0.25 ? -1 : 1));
    const domain = { low: 0, high: 1 };
    expect(judge(f, slope, Float64Array.of(0.25, 0, 1, 0.999), { domain })).toMatch(/^f has a kink at \[0\]/);
  });

  it("is not fooled by a step of float32 that was stored as another", () => {
    const x = Float32Array.from({ length: 400 }, (_, k) => (k % 100 === 0 ? 0 : Math.sin(k)));
    for (const seed of [1, 2, 3]) expect(judge(relu, step(0), x, { seed })).not.toBeNull();
  });

  describe("at a bound of the domain, where f shows one side,", () => {
    const domain = { low: 0, high: 1 };
    const target = [0, 1, 1, 0];
    const x = [0, 1, 0, 1];
    const distance = sumOf((value, k) => Math.abs(value - target[k]!));
    const slopes =
      (convention: number, factor = 1) =>
      (at: FloatArray) =>
        Array.from(
          at,
          (value, k) => factor * (value === target[k] ? convention : Math.sign(value - target[k]!)),
        );
    const judgeAt = (
      gradient: (x: FloatArray) => ArrayLike<number>,
      make: typeof Float64Array | typeof Float32Array,
    ) => judge(distance, gradient, make.from(x), { domain });

    it("does not decide on a gradient that jumps there, and is right just ahead and beside", () => {
      for (const make of [Float64Array, Float32Array]) {
        for (const convention of [0, 0.5]) expect(judgeAt(slopes(convention), make)).not.toBeNull();
      }
      expect(judgeAt(slopes(0), Float64Array)).toBe(
        "the gradient jumps at [0], at a bound of the domain: it is 0, the slope inside is 1, and f is not evaluated across the bound: check x a little inside the domain, or without `domain` if f has values there",
      );
    });

    it("takes none that is wrong ahead: a factor, a sign, zeros, one forgotten smoothing", () => {
      for (const make of [Float64Array, Float32Array]) {
        for (const factor of [2, 1.01, -1, 0]) expect(judgeAt(slopes(0, factor), make)).toBeNull();
      }
      const smooth = 1e-6;
      const empty = (p: FloatArray) => 1 - smooth / (sumOf((value) => value)(p) + smooth);
      expect(judge(empty, () => [0, 0, 0], Float64Array.of(0, 0, 0), { domain })).toBeNull();
    });
  });
});

describe("a slope that is wrong beside a kink of another element", () => {
  const weights = [0.9, -1.1, 0.6];
  const f = (x: FloatArray) =>
    weights.reduce((sum, weight, k) => sum + weight * Math.abs(x[k]! * x[k + 3]!), 0);
  /** Doubled where a number is near 1. */
  const slopeAt = (x: FloatArray, k: number) => {
    const slope = weights[k % 3]! * Math.abs(x[(k + 3) % 6]!) * Math.sign(x[k]!);
    return Math.abs(1 - x[k]!) < 0.01 ? 2 * slope : slope;
  };

  it.each([Float64Array, Float32Array])("does not pass, though it is right farther away: %o", (make) => {
    const gradient = (x: FloatArray) => make.from(Array.from(x, (_, k) => slopeAt(x, k)));
    for (const seed of [1, 2, 3]) {
      const { verdict } = gradcheck(f, make.of(-1, 1, 0.5, 0.25, 0, 1), { gradient, seed });
      expect(verdict).not.toBe("pass");
    }
  });
});
