import { expect, it } from "vitest";
import { scoreArguments } from "../../../../src/cli/arguments/score.ts";
import { parseLesions } from "../../../../src/cli/arguments/values/parse-lesions.ts";

const NONE = { tolerances: [], percentiles: [] };

it("takes a preset or a matching, and rules that differ", () => {
  expect(
    parseLesions("brats2023,dilation=1,minimum=2,penalty=diagonal", { percentiles: [90] }),
  ).toMatchObject({
    match: "dilation",
    dilation: 1,
    minimum: 2,
    penalty: "diagonal",
    percentiles: [90],
  });
  expect(parseLesions("voronoi", NONE)).toEqual({ match: "voronoi", ...NONE });
});

it.each([
  ["brats203", "want a preset or a matching, brats2023, panoptica"],
  ["voronoi,dilaton=1", 'did you mean "dilation"'],
  ["voronoi,threshold=high", "want a number behind threshold="],
  ["threshold,threshold=2", "threshold is 2, want a number from 0 to 1"],
])("refuses %s", (text, message) => {
  expect(() => parseLesions(text, NONE)).toThrow(message);
});

it("belongs to scores of lesions, and rows of lesions belong to it", () => {
  const parse = (values: Parameters<typeof scoreArguments>[1]) => scoreArguments(["p", "t"], values);
  expect(parse({ lesions: "merge" }).metrics.scores).toContain("lesion-f1");
  expect(parse({ lesions: "merge", metrics: "lesion-hd95,lesion-nsd@2" }).pair.lesions).toEqual({
    match: "merge",
    percentiles: [95],
    tolerances: [2],
  });
  expect(() => parse({ metrics: "lesion-f1" })).toThrow(
    "--lesions brats2023 or another rule says how they are matched",
  );
  expect(() => parse({ rows: "lesions", csv: true })).toThrow("--rows lesions needs --lesions");
  expect(() => parse({ rows: "lesions", lesions: "merge" })).toThrow(
    "--rows has no effect without --csv or --ndjson",
  );
});
