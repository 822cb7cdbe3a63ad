import { expect, it } from "vitest";
import { caseLine, casesOf } from "../../../src/cli/write/ndjson.ts";
import { exampleDataSet } from "../example-data-set.ts";

const { meter } = exampleDataSet();
const lines = [...casesOf(meter)].map((one) =>
  caseLine(one, new Map([[1, "liver"]]), { includeBackground: false }, ["dice"]),
);

it("is one line for each case, in the order of ids", () => {
  for (const line of lines) expect(line).toMatch(/^\{.*\}\n$/);
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(["a", "m", "s/b, 2", "z"]);
});

it("holds the classes that the case holds, and its mean", () => {
  expect(JSON.parse(lines[0]!)).toEqual({
    id: "a",
    voxels: 100,
    scores: { dice: (0.8 + 0.25) / 2 },
    classes: [
      { class: 1, name: "liver", intersection: 8, predicted: 10, actual: 10, scores: { dice: 0.8 } },
      { class: 2, intersection: 1, predicted: 4, actual: 4, scores: { dice: 0.25 } },
    ],
  });
  expect(JSON.parse(lines[2]!).classes).toHaveLength(1);
});

it("says why a case failed", () => {
  expect(JSON.parse(lines[1]!)).toEqual({ id: "m", failure: "p/m.nii: file is empty" });
});
