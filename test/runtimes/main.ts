import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { browserProgram } from "./browsers.ts";
import { checkTypes, installPackages, installPrograms } from "./install.ts";
import { withTable } from "./page.ts";
import { pick } from "./pick.ts";
import { openPoolPages, type PoolPage } from "./pool-pages.ts";
import { poolTable } from "./pool-table.ts";
import { type Runtime, runtimes } from "./runtimes.ts";
import { bits, failuresOf, type Row, table } from "./table.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean" } },
});
const picked = pick(positionals);
const browsers = runtimes.filter(({ name }) => name in browserProgram);
const needed = picked.pools ? [...picked.runtimes, ...browsers] : picked.runtimes;
installPackages();
checkTypes();
installPrograms([...new Set(needed.flatMap(({ programs }) => programs))]);

/** What a runtime did with the tests, told when it is done. */
async function measure({ title, version, run }: Runtime): Promise<Row> {
  const start = performance.now();
  const named = { title, version: version() };
  const row = await run().then(
    (outcomes) => ({ ...named, outcomes }),
    ({ message }: Error): Row => ({
      ...named,
      outcomes: [{ file: "test/runtimes", name: "runs the tests", state: "failed", message }],
    }),
  );
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(
    `${title} ${named.version}: ${failuresOf(row).length === 0 ? "passed" : "failed"} in ${seconds} s`,
  );
  return row;
}

// Each runs its tests in one process, one after the other.
const rows: Row[] = [];
const waiting = [...picked.runtimes.entries()];
const lane = async () => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
    rows[next[0]] = await measure(next[1]);
};
await Promise.all(Array.from({ length: availableParallelism() }, lane));

for (const row of rows)
  for (const { file, name, message } of failuresOf(row))
    console.log(`\n${row.title} ${row.version}: ${file}: ${name}\n${message?.slice(0, 1500)}`);

const pages: PoolPage[] = [];
if (picked.pools)
  for await (const page of openPoolPages()) {
    pages.push(page);
    const { bundler, browser, isolated, faults } = page;
    const where = `pool bundled by ${bundler} in ${browser}${isolated ? ", isolated" : ""}`;
    console.log(`${where}: ${faults.length === 0 ? "passed" : `failed\n${faults.join("\n")}`}`);
  }

const tables = [
  ...(rows.length > 0 ? [table(rows)] : []),
  ...(pages.length > 0 ? [poolTable(pages)] : []),
].join("\n\n");
console.log(`\n${tables}`);

const failed =
  rows.some((row) => failuresOf(row).length > 0 || bits(row) === "no") ||
  pages.some(({ faults }) => faults.length > 0);
if (failed) process.exitCode = 1;
else if (values.write) {
  if (positionals.length > 0) throw new RangeError("test:runtimes: --write wants every runtime, and no name");
  const page = new URL("../../docs/runtimes.md", import.meta.url);
  writeFileSync(page, withTable(readFileSync(page, "utf8"), tables));
}
