import { describe, expect, it } from "vitest";
import { signFlip } from "../../../src/metrics/statistics/sign-flip.ts";

describe("signFlip", () => {
  it("is the share of all choices of signs of few differences", () => {
    expect(signFlip([1, 2, 3, 4], 0)).toEqual({ p: 0.125, method: "exact", choices: 16 });
    expect(signFlip([1, -1], 0).p).toBe(1);
    expect(signFlip([0.1, 0.2, -0.3], 0).p).toBe(1);
    expect(signFlip([0, 0], 0).p).toBe(1);
    expect(signFlip([], 0).p).toBeNull();
  });

  it("draws signs for many differences, the same for a seed, and is never 0", () => {
    const differences = Array.from({ length: 40 }, (_, k) => 1 + k / 10);
    const one = signFlip(differences, 3);
    expect(one).toEqual({ p: 1 / 10_000, method: "random", choices: 9_999 });
    const mixed = differences.map((value, k) => (k % 2 ? value : -value));
    expect(signFlip(mixed, 3)).toEqual(signFlip(mixed, 3));
    expect(signFlip(mixed, 3).p).toBeGreaterThan(0.2);
  });

  it("agrees with all choices at the border of both ways", () => {
    const differences = Array.from({ length: 16 }, (_, k) => (k % 4 === 0 ? -1 : 1) * (1 + (k % 5)));
    const exact = signFlip(differences, 0).p!;
    const random = signFlip([...differences, 0.001], 0);
    expect(random.method).toBe("random");
    expect(Math.abs(exact - random.p!)).toBeLessThan(0.02);
  });
});
