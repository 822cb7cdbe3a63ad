import { expect, it } from "vitest";
import { parseScoreName } from "../../../src/metrics/scores/score-name.ts";
import { isLength, SCORE_EXAMPLES, SCORE_FAMILIES, SCORES } from "../../../src/metrics/scores/score-table.ts";

it("every listed name is a score under its own name", () => {
  for (const name of SCORE_EXAMPLES) expect(parseScoreName("f", name).name).toBe(name);
});

it("no alias is a name, or the alias of two scores", () => {
  const aliases = Object.values(SCORES).flatMap(({ aliases = [] }) => aliases);
  expect(new Set([...aliases, ...Object.keys(SCORES)]).size).toBe(
    aliases.length + Object.keys(SCORES).length,
  );
});

it("distances are lengths, all others are not", () => {
  const lengths = SCORE_EXAMPLES.filter((name) => isLength(parseScoreName("f", name)));
  expect(lengths).toEqual(["hd", "assd", "masd", "hd95"]);
});

it.each(SCORE_FAMILIES)("the example of $prefix is one that the family accepts", ({ example, accepts }) => {
  expect(accepts(Number(/\d+/.exec(example)![0]))).toBe(true);
});
