import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { modelArguments } from "../../../src/cli/arguments/models.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path } = temporaryFolder();
const [a, b, targets] = ["a", "b", "targets"].map((name) => join(path, name)) as [string, string, string];
for (const folder of [a, b, targets]) mkdirSync(folder);

it("are states", () => {
  expect(modelArguments("compare", ["a.json", "b.json"], { seed: "1" }, ["seed"])).toEqual({
    files: ["a.json", "b.json"],
    runs: [],
  });
});

it("are folders of predictions beside that of the targets, with the options of score", () => {
  const values = { metrics: "dice,hd95", spacing: "1,1", jobs: "1" };
  const { files, runs } = modelArguments("compare", [a, b, targets], values, ["metrics"]);
  expect(files).toEqual([]);
  expect(runs).toMatchObject([
    { predictions: a, targets, jobs: 1, metrics: { scores: ["dice", "hd95"] }, pair: { spacing: [1, 1] } },
    { predictions: b, targets, jobs: 1, metrics: { scores: ["dice", "hd95"] }, pair: { spacing: [1, 1] } },
  ]);
});

const LAST = "folders of predictions and, last, the folder of targets";

it.each([
  [
    ["a"],
    {},
    `compare takes 2 to 100 state files, which softdice score --state writes, or ${LAST}, and was given 1`,
  ],
  [[a, b], {}, `compare takes 2 to 100 ${LAST}, and was given 2 folders`],
  [[a, "b.json"], {}, `${a} is a folder and b.json is not; give state files, or ${LAST}`],
  [["a", "b"], { jobs: "2" }, "--jobs has no effect on compare of states; give it to softdice score"],
  [["a", "b"], { shard: "1/2" }, "--shard has no effect on compare; leave it out"],
  [[a, b, targets], { resume: true }, "--resume has no effect on compare; leave it out"],
])("refuse %j %j", (files, values, message) => {
  expect(() => modelArguments("compare", files, values, ["metrics"])).toThrow(new InputError(message));
});
