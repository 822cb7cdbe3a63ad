import { expect, it } from "vitest";
import { parseScoreName } from "../../../src/metrics/scores/score-name.ts";
import { SCORE_EXAMPLES, SCORE_FAMILIES, SCORES } from "../../../src/metrics/scores/score-table.ts";

it("every listed name is a score under its own name", () => {
  for (const name of SCORE_EXAMPLES) expect(parseScoreName("f", name).name).toBe(name);
});

it("no alias is a name, or the alias of two scores", () => {
  const aliases = Object.values(SCORES).flatMap(({ aliases = [] }) => aliases);
  expect(new Set([...aliases, ...Object.keys(SCORES)]).size).toBe(
    aliases.length + Object.keys(SCORES).length,
  );
});

it.each(SCORE_FAMILIES)("the example of $prefix is one that the family accepts", ({ example, accepts }) => {
  expect(accepts(Number(/\d+/.exec(example)![0]))).toBe(true);
});

it.each([
  ["dice", "Dice"],
  ["f2", "F2"],
  ["surface-dice@2.5mm", "surface Dice @ 2.5 mm"],
  ["boundary-iou@2.5mm", "boundary IoU @ 2.5 mm"],
  ["hd95", "HD95"],
  ["masd", "MASD"],
])("%s has the title %s", (name, title) => {
  expect(parseScoreName("f", name).title).toBe(title);
});

it("a beta is neither so small nor so large that its square is lost", () => {
  for (const name of ["f1e-200", "f1e200"])
    expect(() => parseScoreName("f", name)).toThrow("want a beta above 0");
});
