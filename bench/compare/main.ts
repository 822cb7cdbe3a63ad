import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureGrowth, measureLosses, measureMemory } from "./growth.ts";
import { measureImports } from "./imports.ts";
import { measureCopies, measureKernels } from "./limits/kernels.ts";
import { measureNewArrays } from "./limits/new-arrays.ts";
import { gradientSizes } from "./limits/shares.ts";
import { measureStreams } from "./limits/streams.ts";
import { pageOf } from "./page.ts";
import { findSubjects } from "./subject-process.ts";
import { takeTurns } from "./take-turns.ts";
import { WORKS } from "./works.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean" }, rounds: { type: "string", default: "3" } },
});
const commands = findSubjects();
const absent = [...commands.values()].filter((command) => typeof command === "string");
const chosen = WORKS.filter(
  ({ title }) => positionals.length === 0 || positionals.some((word) => title.includes(word)),
);
const works = chosen.map((work) => {
  console.error(work.title);
  return { work, rows: takeTurns(work, commands, Number(values.rounds)) };
});
const page = pageOf({
  works,
  absent,
  growth: positionals.length > 0 ? [] : measureGrowth(),
  losses: positionals.length > 0 ? [] : measureLosses(),
  kernels: measureKernels(),
  streams: measureStreams(),
  copies: measureCopies(),
  newArrays: measureNewArrays(gradientSizes(chosen)),
  memory: positionals.length > 0 ? [{ name: "nothing", peak: 0 }] : measureMemory(),
  imports: measureImports(),
});
console.log(page);
if (values.write) {
  const path = fileURLToPath(new URL("../../docs/performance.md", import.meta.url));
  const marks = ["<!-- begin: npm run compare -->", "<!-- end -->"] as const;
  const text = readFileSync(path, "utf8");
  const [start, end] = marks.map((mark) => text.indexOf(mark)) as [number, number];
  writeFileSync(path, `${text.slice(0, start + marks[0].length)}\n\n${page}\n\n${text.slice(end)}`);
}
