import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { browserProgram } from "./engines/browsers.ts";
import { checkTypes, installPackages, installPrograms } from "./install.ts";
import { pick } from "./pick.ts";
import { openPoolPages, type PoolPage } from "./pools/pool-pages.ts";
import { poolTable } from "./pools/pool-table.ts";
import { type Runtime, runtimes } from "./runtimes.ts";
import { rowsIn, withTable } from "./table/page.ts";
import { bits, cellsOf, failuresOf, type Row, table } from "./table/table.ts";

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

if (rows.length > 0) console.log(`\n${table(rows.map(cellsOf))}`);
if (pages.length > 0) console.log(`\n${poolTable(pages)}`);

const failed =
  rows.some((row) => failuresOf(row).length > 0 || bits(row) === "no") ||
  pages.some(({ faults }) => faults.length > 0);
if (failed) process.exitCode = 1;
else if (values.write) {
  const path = new URL("../../docs/guide/runtimes.md", import.meta.url);
  let page = readFileSync(path, "utf8");
  // Rows of runtimes that were not picked stay.
  const written = new Map([...rowsIn(page, "runtimes"), ...rows.map(cellsOf)].map((row) => [row[0], row]));
  const inOrder = runtimes.map(({ title }) => written.get(title)).filter((row) => row !== undefined);
  page = withTable(page, "runtimes", table(inOrder));
  if (pages.length > 0) page = withTable(page, "pools", poolTable(pages));
  writeFileSync(path, page);
}
