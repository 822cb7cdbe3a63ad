import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type FileChoice, filesOf, findFiles } from "../../../src/cli/find/find-files.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
const [predictions, targets] = [join(path, "p"), join(path, "t")];
for (const folder of [predictions, targets]) mkdirSync(folder);
for (const name of ["p/a.npy", "p/b.npy", "t/a.nii", "t/c.nii"]) write(name, "x");
const choice: FileChoice = {
  predictions,
  targets,
  match: [],
  content: "labels" as const,
  strict: false,
  missing: false,
};

describe("files of cases", () => {
  it("are those of two folders, with those that have no partner", () => {
    const found = findFiles(choice);
    expect(found.items.map(({ id }) => id)).toEqual(["a"]);
    expect([...filesOf(found, choice)]).toEqual([
      join(predictions, "a.npy"),
      join(targets, "a.nii"),
      join(predictions, "b.npy"),
      join(targets, "c.nii"),
    ]);
  });

  it("are those of a table, and of targets without a prediction where these count", () => {
    const pairs = write("pairs.csv", "prediction,target\np/b.npy,t/a.nii\n");
    expect(findFiles({ ...choice, pairs }).items).toEqual([
      { id: "a", prediction: join(predictions, "b.npy"), target: join(targets, "a.nii") },
    ]);
    const found = findFiles({ ...choice, missing: true });
    expect(found.items.map(({ id }) => id)).toEqual(["a", "c"]);
    expect([...filesOf(found, choice)]).toContain(join(targets, "c.nii"));
  });

  it("are checked", () => {
    expect(() => findFiles({ ...choice, strict: true })).toThrow(InputError);
    expect(findFiles({ ...choice, layout: "nnunet" }).items).toHaveLength(1);
    expect(() => findFiles({ ...choice, layout: "brats" })).toThrow(/--layout nnunet finds 1 pair/);
  });
});
