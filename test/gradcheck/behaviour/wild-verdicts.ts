import { expect, it } from "vitest";
import { BOUNDS } from "../../../bench/gradcheck/wild/bounds.ts";
import { TIES } from "../../../bench/gradcheck/wild/ties.ts";
import { checksOf, WILD_PRECISIONS } from "../../../bench/gradcheck/wild/wild-case.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";

/** Tests of ties with weights of both signs, and of elements near the bounds of a domain, by their numbers and seeds. */
export function wildVerdicts(draws: readonly (readonly [size: number, seed: number])[]): void {
  const cases = [...TIES, ...BOUNDS].flatMap((make, index) =>
    draws.map(([size, seed]) => ({ seed, draft: make(size, mulberry32(seed * 7919 + size * 31 + index)) })),
  );

  it.each(WILD_PRECISIONS)(
    "right gradients pass by every convention, and wrong ones do not, in %s",
    (precision) => {
      for (const { seed, draft } of cases) {
        for (const { group, gradientName, error, check } of checksOf(draft, precision)) {
          const { verdict, resolution } = check(seed);
          const name = `${group} of ${draft.inputs[0]!.length}, ${gradientName}`;
          if (error === 0) expect([name, verdict]).not.toEqual([name, "fail"]);
          else if (error > resolution) expect([name, verdict]).not.toEqual([name, "pass"]);
        }
      }
    },
  );
}
