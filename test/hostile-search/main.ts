// Searches for calls of the library and the command line that give a wrong result or an unclear error:
// npm run test:hostile -- --calls 100000 --seed 1

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { searchCommand } from "./command-search.ts";
import { checkValidCalls, type Finding, searchLibrary } from "./library-search.ts";
import type { Outcome } from "./outcome.ts";

const { values } = parseArgs({
  options: { calls: { type: "string", default: "10000" }, seed: { type: "string", default: "1" } },
});
const [calls, seed] = [Number(values.calls), Number(values.seed)];
const folder = mkdtempSync(join(tmpdir(), "softdice-hostile-"));
// A promise of junk may be rejected after the call that it was given to.
const rejections: string[] = [];
process.on("unhandledRejection", (reason) => rejections.push(String(reason)));
// Options of junk name files, which a run may write.
process.chdir(folder);
try {
  // A command costs about ten times as much as a call.
  await checkValidCalls();
  const library = await searchLibrary(calls, mulberry32(seed));
  const command = await searchCommand(Math.ceil(calls / 10), mulberry32(seed + 1), folder);
  print(`library, ${calls} calls, seed ${seed}`, library);
  print(`command, ${Math.ceil(calls / 10)} runs`, command);
  console.log(`promises that nobody handled: ${rejections.length} ${[...new Set(rejections)].join("; ")}`);
  process.exitCode = library.findings.length + command.findings.length + rejections.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}

function print(
  title: string,
  { tally, findings }: { tally: Map<Outcome, number>; findings: readonly Finding[] },
) {
  console.log(`${title}: ${[...tally].map(([outcome, count]) => `${count} ${outcome}`).join(", ")}`);
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings) {
    const kind = `${finding.outcome}: ${finding.said}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
  }
  for (const [kind, all] of [...kinds].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`  ${all.length} × ${kind}\n      ${all[0]!.call}`);
  }
}
