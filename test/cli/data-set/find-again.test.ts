import { expect, it } from "vitest";
import { countSettings } from "../../../src/cli/data-set/count-settings.ts";
import { findAgain } from "../../../src/cli/data-set/find-again.ts";
import { makeDataSet } from "../make-data-set.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
const { predictions, targets } = makeDataSet(path, 2);
const options = {
  limit: 5000,
  classes: 3,
  ignore: undefined,
  spacing: [1, 1, 2],
  ignoreOrientation: true,
  surface: undefined,
  labels: [1],
};

it("finds the files of folders with the options of the run", () => {
  const found = findAgain({ predictions, targets }, countSettings({ match: ["case_{id}"] }, options))!;
  expect(found.items.map(({ id }) => id)).toEqual(["00", "01"]);
  expect(found.options).toEqual(options);
});

it("finds the files of a table of pairs", () => {
  const table = write("pairs.csv", "prediction,target\npredictions/case_00.nii.gz,targets/case_00.nii.gz\n");
  const found = findAgain({ predictions: table, targets: table }, countSettings({ match: [] }, options))!;
  expect(found.items).toHaveLength(1);
});

it("finds nothing where the files are not there", () => {
  const gone = { predictions: "/nowhere/a", targets: "/nowhere/b" };
  expect(findAgain(gone, countSettings({ match: [] }, options))).toBeUndefined();
});
