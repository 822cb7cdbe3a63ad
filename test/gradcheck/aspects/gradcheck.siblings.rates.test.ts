import { expect, it } from "vitest";
import { KINK_SIBLINGS } from "../../../bench/gradcheck/wild/kink-siblings.ts";
import { SMOOTH_SIBLINGS } from "../../../bench/gradcheck/wild/smooth-siblings.ts";
import { checksOf, WILD_PRECISIONS } from "../../../bench/gradcheck/wild/wild-case.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";

const MAKERS = [...KINK_SIBLINGS, ...SMOOTH_SIBLINGS];

/** The checks of a function, with the seeds of `npm run gradcheck-wild -- siblings`. */
function* checksAt(index: number, size: number, seed: number) {
  const draft = MAKERS[index]!(size, mulberry32(seed * 7919 + size * 31 + index));
  for (const precision of WILD_PRECISIONS) {
    for (const one of checksOf(draft, precision)) {
      yield { ...one, ...one.check(seed, 1500), name: `${draft.group}, ${one.gradientName}, ${precision}` };
    }
  }
}

/** Functions that the checker failed, or whose wrong gradient it passed, at the seed that showed it. */
const SHOWN: Record<string, readonly [index: number, size: number, seed: number]> = {
  "a median of equal numbers, shared by all of them": [1, 9, 5],
  "rounded tenths, between jumps": [18, 4, 7],
  "rounded tenths, where one direction jumps more": [18, 9, 2],
  "scales of 10⁻¹² to 10¹² in one list, no slope of which shows beside the others": [38, 9, 1],
  "scales so far apart that values grow beyond what rounding near x is": [38, 4, 9],
};

it.each(Object.entries(SHOWN))("%s", (_, [index, size, seed]) => {
  for (const { name, error, verdict, resolution } of checksAt(index, size, seed)) {
    if (error === 0) expect([name, verdict]).not.toEqual([name, "fail"]);
    else if (error > resolution) expect([name, verdict]).not.toEqual([name, "pass"]);
  }
});

it("every sibling, once: no right gradient fails, and no wrong one passes above the resolution", () => {
  for (const index of MAKERS.keys()) {
    for (const { name, error, verdict, resolution } of checksAt(index, 4, 2)) {
      if (error === 0) expect([name, verdict]).not.toEqual([name, "fail"]);
      else if (error > resolution) expect([name, verdict]).not.toEqual([name, "pass"]);
    }
  }
});
