import { describe, expect, it } from "vitest";
import { guessDomain } from "../../../src/gradcheck/inspect/guess-domain.ts";
import type { FloatArray } from "../../../src/index.ts";
import { finish } from "../finish.ts";
import { subjectOf } from "../subjects.ts";

/** A function that is defined where every number is. */
const definedWhere = (holds: (x: number) => boolean) => (x: FloatArray) => {
  if (!Array.from(x).every(holds)) throw new RangeError("outside");
  return 1;
};

function guess(holds: (x: number) => boolean, x: FloatArray, chosen: readonly number[] | null = null) {
  const subject = subjectOf(definedWhere(holds), () => [], x);
  const domain = finish(guessDomain(subject, chosen && Uint8Array.from(chosen)));
  return { domain, evaluations: subject.tally.evaluations };
}

const isProbability = (x: number) => x >= 0 && x <= 1;

describe("guessDomain", () => {
  it("is the range of x, which costs nothing", () => {
    expect(guess(isProbability, Float64Array.of(0.5, 0, 1))).toEqual({
      domain: { low: 0, high: 1 },
      evaluations: 0,
    });
  });

  it.each([
    [0, { low: 0, high: 1 }],
    [1, { low: 0, high: 1 }],
  ])("of %d alone is the side on which f has a value", (x, domain) => {
    for (const size of [1, 3]) {
      expect(guess(isProbability, new Float64Array(size).fill(x))).toEqual({ domain, evaluations: 2 });
      expect(guess(isProbability, new Float32Array(size).fill(x)).domain).toEqual(domain);
    }
  });

  it("is in the magnitude of x", () => {
    expect(guess((x) => x >= 1e6, Float64Array.of(1e6)).domain).toEqual({ low: 1e6, high: 2e6 });
    expect(guess((x) => x <= -1e-6, Float64Array.of(-1e-6)).domain).toEqual({ low: -2e-6, high: -1e-6 });
  });

  it("is none where f has values on both sides, or on neither", () => {
    expect(guess(() => true, Float64Array.of(3, 3)).domain).toBeNull();
    expect(guess((x) => x === 3, Float64Array.of(3, 3)).domain).toBeNull();
  });

  it("moves no element that stays as it is", () => {
    const subject = subjectOf(
      ([a, b]) => (b === 0 && a! >= 0 ? 1 : Number.NaN),
      () => [],
      Float64Array.of(0, 0),
    );
    expect(finish(guessDomain(subject, Uint8Array.of(1, 0)))).toEqual({ low: 0, high: 1 });
    expect(finish(guessDomain(subject, null))).toBeNull();
  });
});
