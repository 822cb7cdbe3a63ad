import { describe, expect, it } from "vitest";
import * as softdice from "../../src/index.ts";
import { withoutSimd } from "../../src/kernels/simd/simd-module.ts";
import { EXPECTED } from "./expected.ts";
import { fingerprint, groups, together } from "./results.ts";

it("there are at least 300 results, of every loss", () => {
  const losses = Object.keys(softdice).filter((name) => name.endsWith("Loss"));
  expect(groups).toEqual(expect.arrayContaining(losses));
  expect(Object.keys(EXPECTED.groups)).toEqual(groups);
  expect(EXPECTED.total).toEqual(together(Object.values(EXPECTED.groups)));
  expect(EXPECTED.total.count).toBeGreaterThanOrEqual(300);
});

describe.each([
  ["with SIMD", <Result>(work: () => Result) => work()],
  ["without SIMD", withoutSimd],
] as const)("%s", (_, within) => {
  it.each(Object.entries(EXPECTED.groups))(
    "%s has the same bits as in every engine",
    (group, expected) => {
      const remedy = `${group}: other bits; where results were meant to change, npm run bits writes test/bits/expected.ts`;
      expect(
        within(() => fingerprint(group)),
        remedy,
      ).toEqual(expected);
    },
    120_000,
  );
});
