import { join } from "node:path";
import { expect, it } from "vitest";
import { makeDataSet } from "../make-data-set.ts";
import { softdiceHere } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path } = temporaryFolder();
const { predictions, targets } = makeDataSet(path, 1);

it("refuses an output that is one of the files", async () => {
  const file = join(targets, "case_00.nii.gz");
  const { status, stderr } = await softdiceHere("compare", predictions, predictions, targets, "-o", file);
  expect(status).toBe(1);
  expect(stderr).toContain(`--output ${file} is the input ${file}`);
});
