import { readFileSync, writeFileSync } from "node:fs";
import { type Agreement, agreement, ourScores } from "./compare.ts";
import { randomPairs } from "./random-pairs.ts";
import { runTools } from "./run-tools.ts";
import { agreementTable, choiceTable, examplePair, exampleTable, nameTable, withTables } from "./tables.ts";

/** The largest difference, relative to numbers above 1, with which a tool agrees: floats of 32 bits and printed digits. */
const MAX_DIFFERENCE = 5e-6;
const PAIRS = 200;

const pairs = randomPairs(PAIRS);
const ours = pairs.map(ourScores);
const runs: [tool: string, version: string, Agreement][] = [];
for (const [tool, scores] of runTools(pairs)) {
  if (scores === undefined) {
    console.log(`${tool} is not installed`);
    continue;
  }
  const found = agreement(tool, scores, ours);
  console.log(
    `${tool} ${scores.version}: ${found.scores.length} scores of ${found.pairs} pairs, largest difference ${found.difference}`,
  );
  if (!(found.difference <= MAX_DIFFERENCE)) process.exitCode = 1;
  runs.push([tool, scores.version, found]);
}
const page = new URL("../other-tools.md", import.meta.url);
const tables = {
  choices: choiceTable(),
  names: nameTable(),
  example: exampleTable(examplePair()),
  agreement: agreementTable(runs),
};
writeFileSync(page, withTables(readFileSync(page, "utf8"), tables));
