import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { makeDataSet } from "../make-data-set.ts";
import { buildProgram, program, softdice } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path } = temporaryFolder();
const CASES = 60;
const { predictions, targets } = makeDataSet(path, CASES);
writeFileSync(join(predictions, "case_07.nii.gz"), "damaged");

buildProgram();

/** The finished cases that a file of progress contains. */
function finishedCases(file: string): number {
  if (!existsSync(file)) return 0;
  return Math.max(0, readFileSync(file, "utf8").split("\n").length - 2);
}

/** Runs the program and kills it as soon as so many cases are finished; says whether it lived to its end. */
async function runUntil(args: readonly string[], progress: string, cases: number): Promise<boolean> {
  const child = spawn(process.execPath, [program, ...args], { stdio: "ignore" });
  const ended = once(child, "exit");
  let over = false;
  ended.then(() => {
    over = true;
  });
  while (!over && finishedCases(progress) < cases) await pause(1);
  if (!over) child.kill("SIGKILL");
  await ended;
  return child.signalCode === null;
}

const FORMS = [["--json"], ["--ndjson"], ["--csv"], ["--shard", "1/1"]] as const;
const KILLS = 20;

it("is the same, byte for byte, after a run that was killed twenty times", async () => {
  const output = join(path, "out");
  const progress = `${output}.progress`;
  const args = (form: readonly string[], file: string) =>
    ["score", predictions, targets, "--metrics", "dice,hd95", "--jobs", "2", ...form, "-o", file] as const;
  const wholes = FORMS.map((form, k) => {
    const whole = join(path, `whole-${k}`);
    expect(softdice(...args(form, whole)).status).toBe(2);
    return readFileSync(whole);
  });
  const random = mulberry32(20);
  let resumed = 0;
  writeFileSync(output, "old");
  // Progress is of cases, so the form may change between the runs.
  for (let kills = 0; kills < KILLS; ) {
    const form = kills % FORMS.length;
    const before = finishedCases(progress);
    const until = before + Math.floor((random() * 2 * CASES) / KILLS);
    if (await runUntil([...args(FORMS[form]!, output), "--resume"], progress, until)) {
      // It was done before it could be killed, so the next run begins again.
      expect(readFileSync(output)).toEqual(wholes[form]);
      writeFileSync(output, "old");
      continue;
    }
    kills++;
    if (before > 0) resumed++;
    // Nothing that was finished is lost, and the old file is whole.
    expect(finishedCases(progress)).toBeGreaterThanOrEqual(before);
    expect(readFileSync(output, "utf8")).toBe("old");
  }
  expect(resumed).toBeGreaterThan(0);
  for (const [k, form] of FORMS.entries()) {
    expect(softdice(...args(form, output), "--resume").status).toBe(2);
    expect(readFileSync(output)).toEqual(wholes[k]);
    expect(existsSync(progress)).toBe(false);
  }
});
