import { expect, it } from "vitest";
import { checksOf } from "../../../../bench/gradcheck/wild/wild-case.ts";
import { KNOWN } from "../../../../bench/gradcheck/wild/wild-rates.ts";
import { mulberry32 } from "../../../../src/kernels/sampling/random.ts";

/** Seeds at which the points next to x, or steps of an element, passed kinks that are near x beside the one at x. */
const SHOWN = [
  ["parametric relu", 3, 46],
  ["parametric relu", 3, 78],
  ["product of extremes", 8, 72],
  ["product of extremes", 8, 100],
] as const;

it.each(SHOWN)(
  "fails no right gradient of a %s of %i elements, seed %i, of kinks nearer than a step",
  (group, size, seed) => {
    let checks = 0;
    for (const [index, make] of KNOWN.entries()) {
      const draft = make(size, mulberry32(seed * 7919 + size * 31 + index));
      if (draft.group !== group) continue;
      for (const precision of ["float32", "float32 inside"] as const)
        for (const { error, check } of checksOf(draft, precision)) {
          if (error !== 0) continue;
          expect(check(seed, 1500).verdict).not.toBe("fail");
          checks++;
        }
    }
    expect(checks).toBeGreaterThan(0);
  },
);
