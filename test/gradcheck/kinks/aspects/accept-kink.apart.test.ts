import { describe, expect, it } from "vitest";
import { ofTwo, type Points, tieDraft, weights } from "../../../../bench/gradcheck/wild/fresh/tie-draft.ts";
import type { Term } from "../../../../bench/gradcheck/wild/fresh/tie-tape.ts";
import { WILD_PRECISIONS, type WildPrecision } from "../../../../bench/gradcheck/wild/wild-case.ts";
import { checksOfPlanted } from "../../../../bench/gradcheck/wild/wild-rates.ts";
import { mulberry32 } from "../../../../src/kernels/sampling/random.ts";

const { fround } = Math;

/** Numbers of which some are 0, and some as near to 0 as 1e-7. */
const nearZeros: Points = (size, random) =>
  Float64Array.from({ length: size }, (_, k) => [0, 1e-7, 1][k % 3]! * fround(2 * random() - 1));

/** Soft thresholds, with thresholds far smaller than what they shrink. */
const shrunk = (size: number, random: () => number) => {
  const w = weights(size, random);
  const x = Float64Array.from({ length: size }, (_, k) => (k === 0 ? -1.25 : 0));
  const y = Float64Array.from({ length: size }, (_, k) => (k === size - 1 ? 2 ** -12 : 0));
  return tieDraft("shrunk", [x, y], (t, [p, q]) => {
    const beyond = (v: Term, k: number) => t.relu(t.subtract(v, q![k]!));
    return t.weighted(
      w,
      p!.map((v, k) => t.subtract(beyond(v, k), beyond(t.subtract(0, v), k))),
    );
  });
};

const distances = ofTwo("distances of pairs", nearZeros, (size, random) => {
  const w = weights(size * size, random);
  return (t, x, y) =>
    t.weighted(
      w,
      x.flatMap((v) => y.map((u) => t.abs(t.subtract(v, u)))),
    );
});

const verdicts = (make: typeof distances, size: number, precisions: readonly WildPrecision[]) => {
  const found: { isRight: boolean; verdict: string; isMissed: boolean }[] = [];
  for (const seed of [1, 2]) {
    for (const precision of precisions) {
      for (const { error, check } of checksOfPlanted(make(size, mulberry32(seed)), precision)) {
        const { verdict, resolution } = check(seed, 1500);
        const isMissed = verdict === "pass" && error > resolution;
        found.push({ isRight: error === 0, verdict, isMissed });
      }
    }
  }
  return found;
};

describe.each([
  ["soft thresholds of two inputs of sizes far apart", shrunk, 4, WILD_PRECISIONS],
  ["distances of pairs, with zeros beside 1e-7", distances, 6, ["float32", "float32 inside"]],
] as const)("%s", (_, make, size, precisions) => {
  const found = verdicts(make, size, precisions);

  it("have right gradients that do not fail", () => {
    const right = found.filter(({ isRight }) => isRight);
    expect(right.length).toBeGreaterThan(0);
    expect(right.filter(({ verdict }) => verdict === "fail")).toEqual([]);
  });

  it("have wrong gradients that do not pass", () => {
    const wrong = found.filter(({ isRight }) => !isRight);
    expect(wrong.filter(({ verdict }) => verdict === "fail").length).toBeGreaterThan(wrong.length / 4);
    expect(wrong.filter(({ isMissed }) => isMissed)).toEqual([]);
  });
});
