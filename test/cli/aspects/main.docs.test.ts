import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { makeNpy } from "../../files/make/make-npy.ts";
import { makePng } from "../../files/make/make-png.ts";
import { makeCase, makeDataSet } from "../make-data-set.ts";
import { buildProgram, program } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const page = readFileSync(
  fileURLToPath(new URL("../../../docs/guide/evaluating.md", import.meta.url)),
  "utf8",
);
const { path } = temporaryFolder();

/** Blocks of the page: what stands behind the fence, and the text; with the text below that they print, if there is one. */
const blocks = [
  ...page.matchAll(/^```(\S+) ?(.*)\n([\s\S]*?)^```\n(?:\n```text(.*)\n([\s\S]*?)^```\n)?/gm),
].map(([, language, kind, text, stream, output]) => ({
  language,
  kind,
  text: text!,
  stream: stream?.trim(),
  output,
}));
const commands = blocks.filter(({ language }) => language === "sh");

/** The folders that the page speaks of. */
function prepare(folder: string): void {
  const { predictions, targets } = makeDataSet(folder, 12);
  writeFileSync(join(folder, "labels.json"), '{"1": "liver", "2": "spleen"}');
  cpSync(predictions, join(folder, "damaged"), { recursive: true });
  const whole = readFileSync(join(predictions, "case_05.nii.gz"));
  writeFileSync(join(folder, "damaged/case_05.nii.gz"), whole.subarray(0, whole.length / 2));
  rmSync(join(folder, "damaged/case_08.nii.gz"));
  // Probabilities of three classes: those of the predictions, in the order of NumPy.
  mkdirSync(join(folder, "softmax"));
  for (let seed = 0; seed < 12; seed++) {
    const labels = makeCase(seed, (seed % 7) / 4);
    const values = Float32Array.from({ length: 3 * labels.length }, (_, at) => {
      const [x, y, z] = [Math.floor(at / 240), Math.floor(at / 24) % 10, Math.floor(at / 3) % 8];
      return labels[x + 12 * (y + 10 * z)] === at % 3 ? 0.8 : 0.1;
    });
    const file = makeNpy("<f4", [12, 10, 8, 3], values);
    writeFileSync(join(folder, `softmax/case_${String(seed).padStart(2, "0")}.npy`), new Uint8Array(file));
  }
  // A picture in colours beside one of labels.
  const colors = [
    [0, 0, 0],
    [255, 0, 0],
    [0, 255, 0],
  ];
  const drawn = makePng(
    3,
    2,
    [0, 1, 1, 2, 0, 0].flatMap((label) => colors[label]!),
    { color: "rgb" },
  );
  writeFileSync(join(folder, "drawn.png"), new Uint8Array(drawn));
  writeFileSync(join(folder, "labels.png"), new Uint8Array(makePng(3, 2, [0, 1, 1, 2, 2, 0])));
  // A second model is right in three cases.
  cpSync(predictions, join(folder, "improved"), { recursive: true });
  for (const id of ["02", "04", "06"])
    cpSync(join(targets, `case_${id}.nii.gz`), join(folder, `improved/case_${id}.nii.gz`));
  for (const name of readdirSync(targets)) {
    const id = name.slice(0, 7);
    mkdirSync(join(folder, "runs/fold-1"), { recursive: true });
    mkdirSync(join(folder, "data", id), { recursive: true });
    cpSync(join(predictions, name), join(folder, `runs/fold-1/${id}_pred.nii.gz`));
    cpSync(join(targets, name), join(folder, `data/${id}/${id}_seg.nii.gz`));
    cpSync(join(targets, name), join(folder, `data/${id}/${id}_image.nii.gz`));
  }
}

/** Programs that stand for those of others: npx runs the bundle, parallel one line after the other. */
const tools = join(path, "tools");
mkdirSync(tools);
const tool = (name: string, script: string) => {
  writeFileSync(join(tools, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(tools, name), 0o755);
};
tool("npx", `[ "$1" = softdice ] && shift && exec "${process.execPath}" "${program}" "$@"`);
tool("parallel", 'while read -r line; do sh -c "$(echo "$*" | sed "s/{}/$line/g")" || exit 1; done');

const folder = join(path, "work");
mkdirSync(folder);
prepare(folder);

function shell(text: string, env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync("bash", ["--norc", "-euo", "pipefail", "-c", text], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PATH: `${tools}:${process.env.PATH}`, ...env },
  });
  return { status, stdout, stderr };
}

buildProgram();

describe("the page on evaluating", () => {
  const plain = commands.filter(({ kind }) => kind === "" || kind === "fails");
  it("has something to run", () => {
    expect(plain.length).toBeGreaterThan(5);
    expect(commands.length + 1).toBe(blocks.length);
  });

  /** The parts of a data set, by each of the ways that the page shows, merged. */
  function merged(score: () => void): string {
    for (const name of readdirSync(folder)) if (/^(shard|table)/.test(name)) rmSync(join(folder, name));
    score();
    const merge = plain.find(({ text }) => text.includes("softdice merge"))!;
    expect(shell(merge.text)).toEqual({ status: 0, stdout: "", stderr: "" });
    return readFileSync(join(folder, "table.txt"), "utf8");
  }

  const ways: Readonly<Record<string, () => void>> = {
    slurm() {
      const script = commands.find(({ kind }) => kind === "slurm")!.text;
      const [, from, to] = /--array=(\d+)-(\d+)/.exec(script)!;
      for (let task = Number(from); task <= Number(to); task++) {
        expect(shell(script, { SLURM_ARRAY_TASK_ID: String(task) })).toMatchObject({ status: 0, stderr: "" });
      }
    },
    kubernetes() {
      const { text } = blocks.find(({ kind }) => kind === "kubernetes")!;
      const [, lines] = /args:\n\s+- ([\s\S]*?)\n\s+volumeMounts/.exec(text)!;
      const count = Number(/completions: (\d+)/.exec(text)![1]);
      // A plain scalar of YAML over several lines is one line.
      const script = lines!.replace(/\n\s+/g, " ");
      for (let index = 0; index < count; index++) {
        expect(shell(script, { JOB_COMPLETION_INDEX: String(index) })).toMatchObject({
          status: 0,
          stderr: "",
        });
      }
    },
    parallel() {
      const script = commands.find(({ kind }) => kind === "parallel")!.text;
      expect(shell(script)).toMatchObject({ status: 0, stderr: "" });
    },
  };
  it.each(Object.entries(ways))("scores parts by %s", (_, way) => {
    const whole = shell("npx softdice score predictions targets --metrics dice,hd95 --names labels.json");
    expect(merged(way)).toBe(whole.stdout);
  });

  it.each(plain)("$text", ({ text, kind, stream, output }) => {
    if (text.includes("softdice merge")) return;
    const { status, stdout, stderr } = shell(text);
    const written = stream === "stderr" ? stderr : stdout;
    expect(status).toBe(kind === "fails" ? 2 : 0);
    if (kind !== "fails") expect(stderr).toBe("");
    if (output !== undefined) expect(written.trimEnd()).toBe(output.trimEnd());
  });

  it("leaves the page that it speaks of", () => {
    expect(existsSync(join(folder, "report.html"))).toBe(true);
  });
});
