import { expect, it } from "vitest";
import { numberedDataSet } from "../../../src/cli/data-set/numbered-data-set.ts";
import { exampleDataSet } from "../example-data-set.ts";

it("joins the names of the files with those of the user, which count first", () => {
  const dataSet = exampleDataSet();
  const { names, dataSet: same } = numberedDataSet(dataSet, {}, new Map([[2, "tumor"]]));
  expect([...names]).toEqual([
    [1, "liver"],
    [2, "tumor"],
  ]);
  expect(same).toEqual(dataSet);
});

it("notes the cases whose segments have other numbers, in the order of their ids", () => {
  const names = [
    [1, "spleen"],
    [2, "liver"],
  ] as const;
  const segments = [
    {
      ids: ["a"],
      names: [
        [1, "liver"],
        [2, "spleen"],
      ] as const,
    },
    { ids: ["s/b, 2", "z"], names },
  ];
  const { notes } = numberedDataSet({ ...exampleDataSet(), segments }, {}, new Map()).dataSet;
  expect(notes.map(({ id }) => id)).toEqual(["a", "a", "s/b, 2", "z"]);
  expect(notes[1]!.note).toMatch(/were numbered by name: 1 liver, 2 spleen$/);
});
