import { expect, it } from "vitest";
import type { OptionValues } from "../../src/cli/arguments/parse-options.ts";
import { rankArguments } from "../../src/cli/arguments/rank.ts";
import { stateText } from "../../src/cli/data-set/state-file.ts";
import { runRank } from "../../src/cli/run-rank.ts";
import { rankedModels } from "./compare/ranked-models.ts";
import { exampleDataSet } from "./example-data-set.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const { write } = temporaryFolder();
const files = rankedModels()
  .slice(0, 3)
  .map(({ name, meter }) =>
    write(
      `${name}.json`,
      stateText({ program: "0.1.0", settings: {} }, { ...exampleDataSet(), predictions: name, meter }),
    ),
  );

async function run(values: OptionValues): Promise<string> {
  let out = "";
  const code = await runRank(rankArguments(files, values), {
    out: (text) => {
      out += text;
    },
    error: () => expect.unreachable(),
    colors: false,
    program: new URL("file:///none"),
  });
  expect(code).toBe(0);
  return out;
}

it("is a table, a document, or a table for a paper", async () => {
  expect(await run({})).toContain(`${files[1]} (good)`);
  const { models, tables } = JSON.parse(await run({ json: true }));
  expect(models).toEqual(files.map((file, k) => `${file} (${["poor", "good", "fair"][k]})`));
  expect(tables.map(({ score }: { score: string }) => score)).toEqual(["dice", "recall"]);
  const markdown = await run({ markdown: true, metrics: "dice" });
  expect(markdown).toContain("| rank | model | group | 95 % interval | mean rank | Dice | rank |");
  expect(markdown).toContain("\n3 cases in all models, 1 left out: ");
  expect(markdown).toContain("\nDice has no intervals: 3 cases, and an interval of a mean needs 5\n");
  // Each line of TSV is a row.
  expect((await run({ tsv: true, metrics: "dice" })).trim().split("\n")).toHaveLength(4);
});
