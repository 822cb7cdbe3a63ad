import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { installLibrary } from "../installed-library.ts";

/** A program that computes one loss on a worker, and prints it, or the error. */
const program = (options: string) => `
import { Worker } from "node:worker_threads";
import { diceLoss, labelMap, tensor } from "softdice";
import { createPool } from "softdice/workers";

const pool = createPool({ workers: 1, inlineBelow: 0${options} });
try {
  const { value } = await pool.valueAndGrad(diceLoss, tensor([0.75, 0.25, 0.5, 0.5], [1, 2, 2]), labelMap([0, 1], [1, 2]));
  console.log(value.item());
} catch (error) {
  console.log(error.message);
}
await pool.close();
`;

/** What the program prints once esbuild has bundled it for Node, the worker as a second entry beside it. */
async function printedByBundle(options: string): Promise<string> {
  const project = installLibrary();
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  writeFileSync(join(project, "service.mjs"), program(options));
  await build({
    absWorkingDir: project,
    entryPoints: { service: "./service.mjs", worker: "softdice/workers/worker" },
    bundle: true,
    platform: "node",
    format: "esm",
    outdir: "out",
    logLevel: "silent",
  });
  return spawnSync(process.execPath, [join(project, "out/service.js")], { encoding: "utf8" }).stdout.trim();
}

test("a program that esbuild bundled for Node starts its workers through createWorker", async () => {
  const options = `, createWorker: () => new Worker(new URL("./worker.js", import.meta.url))`;
  expect(Number(await printedByBundle(options))).toBeCloseTo(0.380952, 6);
});

test("a worker that the bundle lacks is an error that names createWorker", async () => {
  expect(await printedByBundle("")).toMatch(
    /^pool: a worker died: .*createPool\(\{ createWorker \}\) starts the worker from a file of yours/,
  );
});
