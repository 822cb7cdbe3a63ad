import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { root } from "../contract/project-files.ts";

// Searches for counterexamples of all properties with seeds that were never drawn, or with those of an earlier search.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string" }, runs: { type: "string", default: "12" } },
});
const seed = wholeNumber("--seed", values.seed ?? String(randomInt(2 ** 30)), 0);
const runs = wholeNumber("--runs", values.runs, 1);

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least || number > 2 ** 30)
    throw new RangeError(`${option} is ${text}, want a whole number from ${least} to ${2 ** 30}`);
  return number;
}

const again = `npm run test:search -- --seed ${seed} --runs ${runs}`;
console.log(`${again} repeats this search`);
const config = fileURLToPath(new URL("vitest.config.ts", import.meta.url));
const { status } = spawnSync("node_modules/.bin/vitest", ["run", "--config", config, ...positionals], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, SOFTDICE_SEED: String(seed), SOFTDICE_RUNS: String(runs) },
});
if (status !== 0) console.log(`${again} ${positionals.join(" ")}`.trimEnd());
process.exitCode = status ?? 1;
