import { expect, it } from "vitest";
import { errorBesideMeans } from "../../../bench/gradcheck/wild/piecewise/planted-bugs.ts";
import { checksOf, WILD_PRECISIONS } from "../../../bench/gradcheck/wild/wild-case.ts";
import { FRESH } from "../../../bench/gradcheck/wild/wild-rates.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";

const [SIZE, SEED] = [4, 2];

it("every function of losses, graphics and physics, once: no right gradient fails, and no other passes above the resolution", () => {
  const groups = new Set<string>();
  for (const [index, make] of FRESH.entries()) {
    const draft = make(SIZE, mulberry32(SEED * 7919 + SIZE * 31 + index));
    groups.add(draft.group);
    for (const precision of WILD_PRECISIONS) {
      for (const { gradientName, error, check } of checksOf(draft, precision, undefined, errorBesideMeans)) {
        const { verdict, resolution } = check(SEED, 1500);
        const name = `${draft.group}, ${gradientName}, ${precision}`;
        if (error === 0) expect([name, verdict]).not.toEqual([name, "fail"]);
        else if (error > resolution) expect([name, verdict]).not.toEqual([name, "pass"]);
      }
    }
  }
  expect(groups.size).toBe(FRESH.length);
});
