import { expect, it } from "vitest";
import { readModels } from "../../../src/cli/data-set/read-models.ts";
import { stateText } from "../../../src/cli/data-set/state-file.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { exampleDataSet } from "../example-data-set.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const state = (name: string, settings: object = {}) =>
  write(name, stateText({ program: "0.1.0", settings: { ...settings } }, exampleDataSet()));

it("reads models that were counted alike, however their files are named", () => {
  const [a, b] = [state("a.json", { "--match": ["{id}"] }), state("b.json")];
  const { models, scores, regions } = readModels([a, b]);
  expect(models.map(({ name, meter }) => [name, meter.size])).toEqual([
    [`${a} (p)`, 3],
    [`${b} (p)`, 3],
  ]);
  expect(scores).toEqual(["dice", "recall"]);
  expect(regions).toBeUndefined();
});

it("refuses models that were counted in another way", () => {
  const [a, other] = [state("a.json"), state("c.json", { "--ignore": 2 })];
  expect(() => readModels([a, other])).toThrow(
    new InputError(
      `${other}: --ignore 2 differs from none of ${a}; compare models that were scored with the same options`,
    ),
  );
});
