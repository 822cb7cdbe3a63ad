import { describe, expect, it } from "vitest";
import { type FloatArray, gradcheck } from "../../../../src/index.ts";

type Weights = readonly number[];

const weights = [1.0225492540746928, -0.6594089031685144, -0.9970092984847725, -1.2744011114817113];
const weightOf = (w: Weights, k: number) => w[k % w.length]!;
const bitOf = (k: number) => k % 2;

/** Σ w·|x − bit|, every step rounded to float32. */
const distance = (w: Weights) => (x: FloatArray) =>
  Array.from(x, (v, k) =>
    Math.fround(Math.fround(weightOf(w, k)) * Math.abs(Math.fround(v - bitOf(k)))),
  ).reduce((sum, term) => Math.fround(sum + term), 0);
const f = distance(weights);

/** The gradient of that, with a share of the slope inside of [0, 1] at kinks. */
const gradientBy =
  (share: number, w: Weights = weights) =>
  (x: FloatArray) =>
    Float32Array.from(x, (v, k) => weightOf(w, k) * (Math.sign(v - bitOf(k)) || share * (1 - 2 * bitOf(k))));

/** Elements of which some are at a kink and some 1e-7 beside one. */
const points = [
  [0, 1, 1e-7, 0.4278138279914856, 0, 1],
  [0.2105751931667328, 1, 1e-7],
  [1e-7, 1, 0.347, 1 - 1e-7],
  [0.5257, 1, 1e-7, 1 - 1e-7, 0.5966, 1],
  [0.0870841, 0.0828518, 1e-7, 1, 0.5781086, 1 - 1e-7, 0.066509, 0.5105714],
].map((x) => Float32Array.from(x));
const seeds = [1, 2, 3];

describe("float32 numbers at kinks, and others nearer to theirs than a step that float32 stores", () => {
  it.each([-1, 0])(
    "do not fail in a domain with %s times the slope inside, where others have that",
    (share) => {
      const gradient = gradientBy(share);
      for (const x of points) {
        for (const seed of seeds) {
          expect(gradcheck(f, x, { gradient, seed, domain: [0, 1] }).verdict).not.toBe("fail");
        }
      }
    },
  );

  it("do not fail without a domain for points beside x that leave an element next to its kink", () => {
    for (const share of [-1, 0, 1]) {
      for (const x of points) {
        for (const seed of seeds)
          expect(gradcheck(f, x, { gradient: gradientBy(share), seed }).verdict).not.toBe("fail");
      }
    }
  });

  it("do not fail for steps that pass the kink of one", () => {
    const w = [
      1.0723080210853368, -0.6599362880922854, 0.5213103112298996, 0.742954846424982, -0.7255210831761361,
    ];
    const x = Float32Array.of(1e-7, 0.4602484107017517, 0, 0.8291841745376587, 0.20423267781734467);
    const { verdict, findings } = gradcheck(distance(w), x, { gradient: gradientBy(0, w), seed: 99 });
    expect(verdict).toBe("unresolved");
    expect(findings.at(-1)!.message).toMatch("f has a kink at x or near it, and its steps show a slope");
  });

  it("fail with slopes that f has nowhere", () => {
    const gradient = (x: FloatArray) => gradientBy(1)(x).map((slope) => 3 * slope);
    for (const x of points) {
      for (const options of [{}, { domain: [0, 1] } as const])
        expect(gradcheck(f, x, { gradient, ...options }).verdict).toBe("fail");
    }
  });
});

describe("ties beside elements that are nearly tied", () => {
  const weights = [-0.5792676210403442, 1.0263843536376953, -0.8107178211212158];
  /** Σ w·max over windows of three, and where each is: the first of equal elements. */
  const winners = (x: FloatArray) =>
    weights.map((_, k) => [k, k + 1, k + 2].reduce((best, one) => (x[one]! > x[best]! ? one : best)));
  const pooled = (x: FloatArray) => winners(x).reduce((sum, place, k) => sum + weights[k]! * x[place]!, 0);
  const slopes = (x: FloatArray) => {
    const found = new Float64Array(x.length);
    for (const [k, place] of winners(x).entries()) found[place]! += weights[k]!;
    return found;
  };
  const x = Float64Array.of(
    -1.1028159856796265,
    -1.1028159856796265,
    -1.1028159856796265,
    -1.1028155088424683,
    -1.102815866470337,
  );

  it("pass with the first of equal elements, and fail where all of them are left out, which farther kinks do not excuse", () => {
    const without = (at: FloatArray) => {
      const least = Math.min(...at);
      return slopes(at).map((slope, k) => (at[k] === least ? 0 : slope));
    };
    for (const seed of [1, 2, 3]) {
      expect(gradcheck(pooled, x, { gradient: slopes, seed }).verdict).toBe("pass");
      expect(gradcheck(pooled, x, { gradient: without, seed }).verdict).toBe("fail");
    }
  });
});
