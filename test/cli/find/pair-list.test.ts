import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPairList } from "../../../src/cli/find/pair-list.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();

describe("readPairList", () => {
  it("reads pairs with paths from its own folder, in the order of ids", () => {
    const file = write(
      "pairs.csv",
      'target,Prediction,case\nt/b.nii,p/1.nii,b\n"t/a, old.nii",../p/2.nii,a\n',
    );
    expect(readPairList(file).items).toEqual([
      { id: "a", prediction: join(path, "../p/2.nii"), target: join(path, "t/a, old.nii") },
      { id: "b", prediction: join(path, "p/1.nii"), target: join(path, "t/b.nii") },
    ]);
  });

  it("reads the semicolons and the byte order mark of a spreadsheet, and names with spaces", () => {
    const file = write("excel.csv", "\ufeffprediction;target;case\r\nfirst model/a b.nii;t/a.nii;a 1\r\n");
    expect(readPairList(file).items).toEqual([
      { id: "a 1", prediction: join(path, "first model/a b.nii"), target: join(path, "t/a.nii") },
    ]);
  });

  it("takes the sign between columns by which both are found, whatever signs other titles hold", () => {
    const file = write(
      "notes.csv",
      "prediction;target;note, if any, or none, or two\np.nii;t.nii;blurred, twice\n",
    );
    expect(readPairList(file).items.map(({ id }) => id)).toEqual(["t"]);
  });

  it("takes absolute paths as they are", () => {
    const target = join(path, "elsewhere/t.nii");
    const file = write("absolute.csv", `prediction,target\np.nii,${target}\n`);
    expect(readPairList(file).items).toEqual([{ id: "t", prediction: join(path, "p.nii"), target }]);
  });

  it("takes the name of the target for an id, and tabs", () => {
    const file = write("pairs.tsv", "prediction\ttarget\np.nii\tt/case_7.nii.gz\n");
    expect(readPairList(file).items.map(({ id }) => id)).toEqual(["case_7"]);
  });

  it.each([
    [
      "a,b\n1,2\n",
      'has the columns ["a","b"], want a table with the columns prediction and target, and perhaps case',
    ],
    [
      "prediction,target\n",
      "contains no pairs, want a table with the columns prediction and target, and perhaps case",
    ],
    [
      "target,prediction,target\na.nii,b.nii,c.nii\n",
      "has the column target twice, want a table with the columns prediction and target, and perhaps case",
    ],
    [
      "prediction,target\na, new.nii,b.nii\n",
      'line 2 has 3 cells, the first line 2; put a path with "," in quotes',
    ],
    ["prediction,target\na.nii,\n", "line 2 lacks a prediction or a target"],
    ["prediction,target,id\na.nii,b.nii,\n", "line 2 lacks the id of its case"],
    [
      "prediction,target\na.nii,x/b.nii\n\na.nii,y/b.nii\n",
      "lines 2 and 4 are both case b; a column case can tell them apart",
    ],
  ])("refuses %j", (text, reason) => {
    const file = write("bad.csv", text);
    expect(() => readPairList(file)).toThrow(new InputError(`--pairs ${file}: ${reason}`));
  });
});
