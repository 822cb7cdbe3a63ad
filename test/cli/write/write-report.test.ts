import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DataSet } from "../../../src/cli/data-set/data-set.ts";
import { emptyMeter } from "../../../src/cli/data-set/data-set.ts";
import { namesOf, type WriteOptions, writeReport } from "../../../src/cli/write/write-report.ts";
import { exampleDataSet } from "../example-data-set.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();

async function written(dataSet: DataSet, options: Partial<WriteOptions> = {}, linesWritten = false) {
  let [out, error] = ["", ""];
  const code = await writeReport(
    dataSet,
    new Map(),
    { settings: { includeBackground: false }, format: "table", html: undefined, file: undefined, ...options },
    {
      out: (text) => {
        out += text;
      },
      error: (text) => {
        error += text;
      },
      colors: true,
      program: new URL("file:///none"),
    },
    linesWritten,
  );
  return { code, out, error };
}

describe("forms", () => {
  it("are a table, a document, rows or lines", async () => {
    expect((await written(exampleDataSet())).out).toContain("mean ± standard deviation");
    expect(JSON.parse((await written(exampleDataSet(), { format: "json" })).out)).toMatchObject({
      predictions: "p",
    });
    expect((await written(exampleDataSet(), { format: "csv" })).out).toMatch(
      /^case,class,name,.*\na,1,,10,10,8,/,
    );
    expect((await written(exampleDataSet(), { format: "ndjson" })).out.split("\n")).toHaveLength(5);
  });

  it("go to a file without colours", async () => {
    const file = `${path}/table.txt`;
    expect((await written(exampleDataSet(), { file })).out).toBe("");
    expect(readFileSync(file, "utf8")).not.toContain("\x1b");
    expect((await written(exampleDataSet())).out).toContain("\x1b");
  });

  it("are not written twice where lines went out before", async () => {
    expect(await written(exampleDataSet(), { format: "ndjson" }, true)).toMatchObject({ code: 2, out: "" });
  });
});

describe("the exit code", () => {
  const clean = (dataSet: DataSet): DataSet => ({
    ...dataSet,
    unpaired: { predictions: [], targets: [] },
    notes: [],
  });
  const counts = { intersection: [1, 1], predicted: [1, 1], actual: [1, 1], voxels: 2 };

  it("is 0 where all was scored", async () => {
    const meter = emptyMeter(undefined, undefined).addCounts(counts, { id: "a" });
    expect(await written(clean({ ...exampleDataSet(), meter }))).toMatchObject({ code: 0, error: "" });
  });

  it("is 2 where some failed, and they are told of", async () => {
    const { code, error } = await written(exampleDataSet());
    expect(code).toBe(2);
    expect(error).toMatch(/^softdice: failed: m: p\/m\.nii: file is empty\nsoftdice: no partner: /);
  });

  it("is 1 where nothing was scored", async () => {
    const meter = emptyMeter(undefined, undefined).skip("a", "lost");
    expect(await written(clean({ ...exampleDataSet(), meter }))).toMatchObject({
      code: 1,
      error: "softdice: failed: a: lost\n",
    });
  });
});

it("namesOf reads the file of names, if there is one", () => {
  const file = write("names.json", '["a"]');
  expect(namesOf(file)).toEqual(new Map([[0, "a"]]));
  expect(namesOf(undefined)).toEqual(new Map());
});
