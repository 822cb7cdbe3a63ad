import { describe, expect, it } from "vitest";
import { type FloatArray, type GradcheckReport, gradcheck } from "../../../../src/index.ts";

type Values = ArrayLike<number>;

const round = Math.fround;
const total = (terms: Iterable<number>) => {
  let sum = 0;
  for (const term of terms) sum = round(sum + round(term));
  return sum;
};
const SEEDS = [1, 2, 3, 200, 203, 205];

/** Whether a check passes a gradient that is off by more than the resolution that it names. */
const isBlind = ({ verdict, resolution }: GradcheckReport, error: number) =>
  verdict === "pass" && resolution < error;

/** Functions of float32 at x, each with a wrong gradient that passed. */
describe("a pass names a resolution above the error of", () => {
  it("all slopes of a score by the median deviation, where the finest steps agree by luck", () => {
    const x = Float32Array.of(
      -1.4006619453430176,
      -1.400592565536499,
      -1.4006576538085938,
      -1.4006307125091553,
    );
    const median = (numbers: Values) => {
      const sorted = Float64Array.from(numbers).sort();
      return round(round(sorted[1]! + sorted[2]!) * 0.5);
    };
    const score = (p: Values) => {
      const middle = median(p);
      const spread = round(median(Array.from(p, (v) => Math.abs(round(v - middle)))) + 0.2);
      return round(round(round(total(Array.from(p)) * 0.25) - middle) / spread);
    };
    const slopes = [1.2499993, 1.2499, -1.2499, -1.2499993].map((slope) => 1.003 * slope);
    for (const seed of SEEDS) {
      const report = gradcheck(score, x, { gradient: () => Float32Array.from(slopes), seed });
      expect(isBlind(report, 0.003)).toBe(false);
    }
  });

  it("small elements beside a large one, of which large steps show nothing", () => {
    const x = Float32Array.of(
      1.1363043768142234e-6,
      1.69805371115217e-5,
      187.62020874,
      4.84923e-6,
      4.16525e-7,
    );
    const factors = [-7.2898e-7, 1.0179e-5, -97.271, 3.4735e-6, 2.0508e-6];
    const f = (p: Values) => total(factors.map((factor, k) => factor / p[k]!));
    const slopes = (p: FloatArray) => Float32Array.from(p, (v, k) => -factors[k]! / (v * v));
    const large = (p: FloatArray) => slopes(p).map((slope, k) => (p[k]! < 1e-3 ? 0 : slope));
    for (const seed of SEEDS) {
      expect(gradcheck(f, x, { gradient: slopes, seed }).verdict).not.toBe("fail");
      expect(isBlind(gradcheck(f, x, { gradient: large, seed }), 1)).toBe(false);
    }
  });

  it("zeros by more than a hundredth of what f moves", () => {
    const x = Float32Array.of(-1.8645507, -1.8645488, -1.8645473, -1.8645506, -1.8645488);
    const y = Float32Array.of(-0.44610342, -0.4461033, -0.44610319, -0.44610357, -0.4461033);
    const norm = (p: Values) => round(Math.sqrt(total([...Array.from(p, (v) => round(v * v)), 1e-4])));
    const cosine = (p: Values, q: Values) =>
      round(total(Array.from(p, (v, k) => round(v * q[k]!))) / round(norm(p) * norm(q)));
    const zeros = () => [new Float32Array(5), new Float32Array(5)];
    const inputs: [Float32Array, Float32Array] = [x, y];
    for (const seed of [...SEEDS, 201]) {
      const { verdict, resolution } = gradcheck(cosine, inputs, { gradient: zeros, seed });
      expect(verdict === "pass" && resolution > 0.01).toBe(false);
    }
  });
});

/** Σ (x − c)² beside a constant, rounded to float32, and zeros for its gradient. */
describe("zeros of a sum of squares beside 100 in float32", () => {
  const checkOff = (size: number, off: number, seed: number) => {
    const least = Float32Array.from({ length: size }, (_, k) => 0.3 + 0.07 * k);
    const f = (p: Values) => round(least.reduce((sum, c, k) => sum + (p[k]! - c) ** 2, 100));
    const x = least.map((c) => c + off);
    return gradcheck(f, x, { gradient: () => new Float32Array(size), seed });
  };

  it.each([1, 2, 5])("pass at the minimum, where f moves alike to both sides, of %d elements", (size) => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) expect(checkOff(size, 0, seed).verdict).toBe("pass");
  });

  it.each([1, 2, 5])("do not beside it, of %d elements", (size) => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      for (const off of [0.0005, 0.003]) {
        const { verdict, resolution } = checkOff(size, off, seed);
        expect(verdict === "pass" && resolution > 0.01).toBe(false);
      }
    }
  });
});
