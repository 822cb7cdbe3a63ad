import { describe, expect, it } from "vitest";
import { compareArguments } from "../../src/cli/arguments/compare.ts";
import type { OptionValues } from "../../src/cli/arguments/parse-options.ts";
import { stateText } from "../../src/cli/data-set/state-file.ts";
import { runCompare } from "../../src/cli/run-compare.ts";
import { InputError } from "../../src/files/source/input-error.ts";
import { exampleDataSet } from "./example-data-set.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const { write } = temporaryFolder();
const state = (name: string, settings: object = {}) =>
  write(name, stateText({ program: "0.1.0", settings: { ...settings } }, exampleDataSet()));
const [a, b] = [state("a.json", { "--match": ["{id}"] }), state("b.json")];

async function run(files: readonly string[], values: OptionValues = {}) {
  let out = "";
  let notes = "";
  const code = await runCompare(compareArguments(files, values), {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      notes += text;
    },
    colors: false,
    program: new URL("file:///none"),
  });
  return { code, out, notes };
}

describe("compare", () => {
  it("is a table, a document, or a table for a paper, of the first with each of the others", async () => {
    expect((await run([a, b])).out).toContain(`first   ${a} (p)\nsecond  ${b} (p)\n`);
    expect(JSON.parse((await run([a, b, a], { json: true })).out)).toHaveLength(2);
    expect((await run([a, b], { latex: true, metrics: "recall" })).out).toMatch(
      /^recall & cases & \S+a\.json \(p\) & \S+b\.json \(p\) & difference &/m,
    );
    expect((await run([a, b], { markdown: true })).out).toContain(" (p); cases: 3 in both");
  });

  it("notes beside a table for a paper why intervals are missing, which the others say themselves", async () => {
    const { out, notes } = await run([a, b, a], { tsv: true, metrics: "dice" });
    expect(out).toContain("\t–\t");
    expect(notes).toBe(
      "softdice: note: Dice: no interval of the mean difference: 3 cases, and an interval of a mean needs 5\n" +
        "softdice: note: Dice: no interval of the mean difference: 2 cases, and an interval of a mean needs 5\n",
    );
    for (const values of [{}, { json: true }]) {
      const shown = await run([a, b], values);
      expect([shown.out.includes("an interval of a mean needs 5"), shown.notes]).toEqual([true, ""]);
    }
  });

  it("refuses names of which one is ignore where that label was counted", async () => {
    const names = write("dataset.json", '{"labels": {"background": 0, "ignore": 1}}');
    await expect(run([b, b], { names })).rejects.toThrow(
      "names label 1 ignore, whose voxels the states count",
    );
  });

  it("refuses models that were counted in another way, and files that are not states", async () => {
    const other = state("c.json", { "--ignore": 2 });
    await expect(run([a, other])).rejects.toThrow(
      new InputError(
        `${other}: --ignore 2 differs from none of ${a}; compare models that were scored with the same options`,
      ),
    );
    await expect(run([a, write("d.json", "{}")])).rejects.toThrow(/d\.json: is not a state file/);
  });
});
