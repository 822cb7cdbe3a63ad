import { describe, expect, it } from "vitest";
import { isWrongAcross } from "../../../src/gradcheck/kinks/wrong-across.ts";
import { type FloatArray, gradcheck } from "../../../src/index.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

const UNIT = { low: 0, high: 1 };
/** The square of what is missing to 1, of numbers that are clipped there: the slope at 1 is 0. */
const clipped = (x: FloatArray) => Array.from(x).reduce((sum, v) => sum + (1 - Math.min(1, v)) ** 2, 0);
const slopes = (x: FloatArray) => Float64Array.from(x, (v) => 2 * (Math.min(1, v) - 1));
/** The same, but for a slope at 1 and beyond, where f has none. */
const jumping = (x: FloatArray) => slopes(x).map((slope, k) => (x[k]! >= 1 ? 1 : slope));
const atBound = Float64Array.of(0.3, 1);
const across = Float64Array.of(0, 1);

const examine = (
  f: (x: FloatArray) => number,
  gradient: (x: FloatArray) => ArrayLike<number>,
  x: FloatArray = atBound,
) => finish(isWrongAcross(pointOf(f, gradient, x, UNIT), across));

describe("isWrongAcross", () => {
  it("finds a slope at a bound and across it that f does not have there", () => {
    expect(examine(clipped, jumping)).toBe(true);
    expect(gradcheck(clipped, atBound, { gradient: jumping, domain: [0, 1] }).verdict).toBe("fail");
  });

  it("finds nothing where the gradient across is that of f, be it curved or not", () => {
    expect(examine(clipped, slopes)).toBe(false);
    const distance = (x: FloatArray) => Math.abs(x[1]! - 1) * Math.exp(x[1]!);
    const signs = (x: FloatArray) => [0, Math.exp(x[1]!) * (Math.sign(x[1]! - 1) + Math.abs(x[1]! - 1))];
    expect(examine(distance, signs)).toBe(false);
  });

  it("knows nothing where f or its gradient refuses what is across, by whatever error", () => {
    const refusing = (x: FloatArray) => {
      if (x[1]! > 1) throw new Error("out of [0, 1]");
      return clipped(x);
    };
    expect(examine(refusing, jumping)).toBe(false);
    const without = (x: FloatArray) => {
      if (x[1]! > 1) throw new RangeError("out of [0, 1]");
      return jumping(x);
    };
    expect(examine(clipped, without)).toBe(false);
  });
});
