import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { dump } from "npyjs";
import pc from "picocolors";
import type { LabelMap, Tensor } from "softdice";
import { checkWrongGradient, computeLosses, type LossResult } from "./losses.ts";
import { NAMES, phantom, predict, SHAPE } from "./phantom.ts";
import { gradientPicture } from "./picture.ts";

const SEED = 7;
const program = fileURLToPath(new URL("../../dist/cli/softdice.js", import.meta.url));

const truth = phantom(SEED);
const { probabilities, labels } = predict(truth);

title(
  `A phantom of ${SHAPE.join(" × ")} voxels, and a prediction that is two voxels off, eroded and blurred`,
);
score(labels, truth);

title("The three losses of the article, on the probabilities");
const losses = computeLosses(probabilities, truth);
for (const { name, formula, value, milliseconds } of losses) {
  line(name, value.toFixed(6), `${formula}; value and gradient in ${milliseconds.toFixed(0)} ms`);
}

title("Their gradients take two values a class: one where the class is, one elsewhere");
for (const loss of losses)
  line(loss.name, twoValues(loss, truth), "at the liver's voxels, and elsewhere in its channel");

title("Checked against differences of the loss, without a tolerance");
for (const { name, report } of losses) {
  const elements = report.shapes[0]!.reduce((product, extent) => product * extent);
  const seen = `a relative error of ${report.resolution.toExponential(0)} would show`;
  line(name, verdict(report.verdict), `${elements} elements, ${report.evaluations} evaluations; ${seen}`);
}
line(
  "0.1 % wrong",
  verdict(checkWrongGradient(probabilities, truth).verdict),
  "the multiclass gradient times 1.001",
);

const picture = resolve("softdice-demo.svg");
writeFileSync(picture, gradientPicture(losses.at(-1)!.gradient, truth));
title("A picture of the multiclass gradient, one panel a class");
console.log(`  ${picture}\n`);
line("go on", "measure", "docs/metrics.md: what each score means; softdice score --help");
line("", "check", "docs/gradient-checking.md: is the gradient of your loss right?");
line("", "learn", "npm run docs:dev: ten chapters and the lab");
console.log();

function title(text: string): void {
  console.log(`\n${pc.bold(text)}\n`);
}

function line(name: string, value: string, rest: string): void {
  console.log(`  ${name.padEnd(12)} ${value.padStart(24)}   ${pc.dim(rest)}`);
}

function verdict(text: "pass" | "fail" | "unresolved"): string {
  return (text === "pass" ? pc.green : pc.red)(text.padStart(24));
}

/** Writes both maps as files, and scores them as anybody would. */
function score(prediction: LabelMap, target: LabelMap): void {
  const folder = mkdtempSync(join(tmpdir(), "softdice-demo-"));
  try {
    for (const [name, { data, shape }] of Object.entries({ prediction, target })) {
      writeFileSync(join(folder, `${name}.npy`), new Uint8Array(dump(data, [...shape])));
    }
    writeFileSync(join(folder, "names.json"), JSON.stringify(NAMES));
    console.log(pc.dim("  $ softdice score prediction.npy target.npy --names names.json\n"));
    const { status } = spawnSync(
      process.execPath,
      [program, "score", "prediction.npy", "target.npy", "--names", "names.json"],
      {
        cwd: folder,
        stdio: "inherit",
      },
    );
    if (status !== 0) process.exit(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function twoValues({ gradient }: LossResult, { data }: LabelMap): string {
  const liver = NAMES.indexOf("liver");
  const inside = entryOf(gradient, data.indexOf(liver), liver);
  const outside = entryOf(
    gradient,
    data.findIndex((label) => label !== liver),
    liver,
  );
  return `${inside.toExponential(3)}  ${outside.toExponential(3)}`;
}

function entryOf(gradient: Tensor, voxel: number, c: number): number {
  return gradient.data[voxel * NAMES.length + c]!;
}
