// Runs every example with the package as it is built, and compares what it prints: npm run examples. One name runs one.

import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { hasJupyter, runInJupyter, runNotebook } from "./run-notebook.ts";
import { runPage } from "./run-page.ts";
import { expectMatch, runProgram } from "./run-program.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const examples = join(root, "examples");
const packages = join(examples, "node_modules");
const deno = join(packages, "@deno/linux-x64-glibc/deno");
const library = join(root, "dist/softdice.min.js");

// The examples import softdice as an installed package: here it is this repository.
mkdirSync(packages, { recursive: true });
if (!existsSync(join(packages, "softdice"))) symlinkSync(root, join(packages, "softdice"));

/** The modules of the build, for an import map of Deno. */
const built = (name: string) => pathToFileURL(join(root, "dist", name)).href;

const runs: Readonly<Record<string, () => void | Promise<void>>> = {
  node() {
    const output = runProgram(process.execPath, ["main.mjs"], join(examples, "node"));
    expectMatch(output, /^different numbers in the gradient: 2$/m);
    expectMatch(output, /^gradcheck: pass/m);
    expectMatch(output, /^gradcheck: fail/m);
  },
  async page() {
    const { dice, values } = await runPage({
      "index.html": join(examples, "page/index.html"),
      "softdice.min.js": library,
    });
    expectMatch(`${dice} ${values}`, /^0\.\d{4} 2$/);
  },
  deno() {
    const file = join(root, "test/files/data/nifti/nibabel.nii.gz");
    const map = { imports: { softdice: built("index.js"), "softdice/files": built("files/index.js") } };
    const url = `data:application/json,${encodeURIComponent(JSON.stringify(map))}`;
    const args = [
      "run",
      "--no-config",
      `--import-map=${url}`,
      "--allow-read",
      "--no-check",
      "main.ts",
      file,
      file,
    ];
    expectMatch(runProgram(deno, args, join(examples, "deno")), /^class \d+: Dice 1, Jaccard 1$/m);
  },
  vitest() {
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const output = runProgram(process.execPath, [vitest, "run", "--root", "."], join(examples, "vitest"));
    expectMatch(output, /Tests\s+3 passed/);
  },
  tensorflow() {
    const output = runProgram(process.execPath, ["train.mjs"], join(examples, "tensorflow"));
    const [before, after] = [/Dice before: (.*)/, /Dice after: (.*)/].map((pattern) =>
      Number(pattern.exec(output)?.[1]),
    );
    if (!(after! > 0.8 && after! > before! + 0.2))
      throw new Error(`training goes from ${before} to ${after}`);
  },
  async onnx() {
    const folder = join(examples, "onnx");
    runProgram(process.execPath, ["make-model.mjs"], folder);
    const runtime = ["ort.wasm.min.mjs", "ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm"];
    const { dice, loss } = await runPage({
      "index.html": join(folder, "index.html"),
      "model.onnx": join(folder, "model.onnx"),
      "softdice.min.js": library,
      ...Object.fromEntries(runtime.map((name) => [name, join(packages, "onnxruntime-web/dist", name)])),
    });
    if (!(Number(dice) > 0.9 && Number(loss) > 0)) throw new Error(`Dice ${dice}, cross entropy ${loss}`);
  },
  notebook() {
    const imports = { "npm:softdice": built("index.js") };
    const notebook = join(examples, "notebook/two-numbers.ipynb");
    const faults = runNotebook(notebook, deno, imports);
    if (hasJupyter()) faults.push(...runInJupyter(notebook, deno, imports));
    else console.log("notebook: python3-nbclient is not installed, so that Jupyter is left out");
    if (faults.length > 0) throw new Error(faults.join("\n"));
  },
};

const wanted = process.argv.slice(2);
for (const name of wanted)
  if (!(name in runs)) throw new Error(`no example is named ${name}: ${Object.keys(runs)}`);
for (const [name, run] of Object.entries(runs)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await run();
  console.log(`${name}: as expected`);
}
