import { readFileSync, writeFileSync } from "node:fs";
import { type Agreement, agreement, type OurScores, ourScores } from "./compare.ts";
import { lesionPairs } from "./lesions/lesion-pairs.ts";
import { lesionScoresBy } from "./lesions/lesion-scores.ts";
import { randomPairs } from "./random-pairs.ts";
import { keepScores } from "./reference-data.ts";
import { LESION_TOOLS, runTools, TOOLS } from "./run-tools.ts";
import { agreementTable, choiceTable, examplePair, exampleTable, nameTable, withTables } from "./tables.ts";
import type { ToolScores } from "./tool-scores.ts";

const PAIRS = 300;
/** One pair of so many is kept for tests. */
const KEPT = 15;

type Run = readonly [tool: string, version: string, Agreement];

function comparedWith(found: ReadonlyMap<string, readonly ToolScores[]>, ours: OurScores): Run[] {
  return [...found].flatMap(([tool, versions]) => {
    if (versions.length === 0) console.log(`${tool} is not installed`);
    return versions.map((scores): Run => {
      const run = agreement(tool, scores, ours);
      console.log(
        `${tool} ${scores.version}: ${run.scores.length} scores of ${run.pairs} pairs, largest difference ${run.difference}`,
      );
      for (const text of run.disagreements) console.error(`${tool} ${scores.version}: ${text}`);
      if (run.disagreements.length > 0) process.exitCode = 1;
      return [tool, scores.version, run];
    });
  });
}

// Folders of Python packages; see runTools.
const folders = process.argv.slice(2);
const data = new URL("../../test/reference/data/", import.meta.url);
const pairs = randomPairs(PAIRS);
const found = runTools(TOOLS, pairs, folders);
const lesions = runTools(LESION_TOOLS, lesionPairs, folders);
const page = new URL("../other-tools.md", import.meta.url);
const tables = {
  choices: choiceTable(),
  names: nameTable(),
  example: exampleTable(examplePair()),
  agreement: agreementTable(comparedWith(found, ourScores(pairs))),
  lesions: agreementTable(comparedWith(lesions, ourScores(lesionPairs, lesionScoresBy))),
};
keepScores(new URL("tools.json", data), found, KEPT);
keepScores(new URL("lesion-tools.json", data), lesions, 1);
writeFileSync(page, withTables(readFileSync(page, "utf8"), tables));
