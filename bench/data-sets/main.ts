import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findPairs } from "../../src/cli/find/find-pairs.ts";
import { makeNpy } from "../../test/files/make/make-npy.ts";
import { measuredRun } from "./measured-run.ts";
import { differences } from "./report-differences.ts";
import { writeStates } from "./synthetic-states.ts";

/**
 * Prints where the time of a large data set goes: listing its files, starting processes, and merging states whose cases are not kept; and
 * how far the intervals of that merge are from those of all cases, beside what another seed changes.
 */
const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "100000,1000000" },
    beside: { type: "string", default: "50000" },
    files: { type: "string", default: "20000" },
    shards: { type: "string", default: "50" },
    classes: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
  },
});
const sizes = values.cases.split(",").map(Number);
const [beside, files, shards, classes, seed] = [
  values.beside,
  values.files,
  values.shards,
  values.classes,
  values.seed,
].map(Number) as [number, number, number, number, number];
const folder = mkdtempSync(join(tmpdir(), "softdice-million-"));
const count = (number: number) => number.toLocaleString("en-US");
const row = (...cells: string[]) => console.log(`| ${cells.join(" | ")} |`);
try {
  row("step", "of", "processor time", "peak memory");
  row("---", "---", "---", "---");

  for (const name of ["predictions", "targets"]) {
    mkdirSync(join(folder, name));
    for (let k = 0; k < files; k++) writeFileSync(join(folder, name, `case-${k}.npy`), "");
  }
  const before = process.cpuUsage();
  const found = findPairs(join(folder, "predictions"), join(folder, "targets"), []);
  const { user, system } = process.cpuUsage(before);
  row(
    "list two folders",
    `${count(found.items.length)} cases`,
    `${((user + system) / 1e6).toFixed(2)} s`,
    "",
  );
  const map = new Uint8Array(makeNpy("|u1", [4, 4], new Uint8Array(16).fill(1)));
  for (const name of ["one", "other"]) writeFileSync(join(folder, `${name}.npy`), map);

  const start = measuredRun(["--version"], folder);
  const pair = measuredRun(["score", "one.npy", "other.npy"], folder);
  row(
    "start the program",
    "once",
    `${start.processorSeconds.toFixed(2)} s`,
    `${start.megabytes.toFixed(0)} MB`,
  );
  row(
    "start it and score a small pair",
    "once",
    `${pair.processorSeconds.toFixed(2)} s`,
    `${pair.megabytes.toFixed(0)} MB`,
  );

  for (const size of sizes) {
    const states = writeStates(folder, { cases: size, classes, shards, seed });
    const merged = measuredRun(["merge", "--stream", ...states, "--json"], folder);
    const report = JSON.parse(merged.stdout) as { readonly cases: number };
    row(
      `merge ${shards} states with \`--stream\``,
      `${count(report.cases)} cases`,
      `${merged.processorSeconds.toFixed(0)} s`,
      `${merged.megabytes.toFixed(0)} MB`,
    );
  }

  const states = writeStates(folder, { cases: beside, classes, shards, seed });
  const whole = measuredRun(["merge", ...states, "--json"], folder);
  const again = measuredRun(["merge", ...states, "--json", "--seed", "1"], folder);
  const streamed = measuredRun(["merge", "--stream", ...states, "--json"], folder);
  row(
    `merge ${shards} states with all cases`,
    `${count(beside)} cases`,
    `${whole.processorSeconds.toFixed(0)} s`,
    `${whole.megabytes.toFixed(0)} MB`,
  );
  console.log("");
  row("report beside that of all cases", "width of intervals", "ends, of the width", "means", "medians");
  row("---", "---", "---", "---", "---");
  row("`--stream`", ...differences(whole.stdout, streamed.stdout));
  row("all cases, another seed", ...differences(whole.stdout, again.stdout));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
