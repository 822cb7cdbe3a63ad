/*
 * Scores folders of NIfTI files by softdice, by a script of nibabel and SciPy, and by plastimatch, in one run, and prints a table:
 * processor seconds, the seconds that passed, and the peak memory of the process. plastimatch compares no more than one mask of all
 * labels, so it does less than the other two; each of its pairs is a process of its own. What is not installed is left out.
 *
 *     npm run bench:folders -- --scale 0.1 --only torso
 */

import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { niftiFile } from "../inputs/nifti-file.ts";
import { balls, type LabelVolume, realVolumes, shifted } from "../inputs/volumes.ts";

interface Work {
  readonly title: string;
  readonly pairs: number;
  /** Volumes of the targets, which the pairs take in turn. */
  readonly volumes: () => readonly LabelVolume[];
}

const METRICS = "dice,hd95,surface-dice@2mm";
const here = fileURLToPath(new URL(".", import.meta.url));
const python = findPython();

const torso = realVolumes().find(({ name }) => name === "torsoLabel");
const WORKS: readonly Work[] = [
  {
    title: torso
      ? "pairs of the torso, 384 × 320 × 89, 11 classes"
      : "pairs of balls, 384 × 320 × 89, 11 classes",
    pairs: 20,
    volumes: () => [torso?.read() ?? { ...balls([89, 320, 384], 12, 3), spacing: [5, 0.782, 0.782] }],
  },
  {
    title: "small pairs, 48³, 3 classes",
    pairs: 2000,
    volumes: () => Array.from({ length: 20 }, (_, seed) => balls([48, 48, 48], 4, seed + 1)),
  },
  {
    title: "pair of 512³, 100 classes",
    pairs: 1,
    volumes: () => [balls([512, 512, 512], 101, 7, [0.02, 0.06])],
  },
];

const nameOf = (place: number) => `case_${String(place).padStart(4, "0")}.nii.gz`;

function findPython(): string {
  const found = ["/usr/bin/python3", "python3"].find((path) => spawnSync(path, ["--version"]).status === 0);
  if (found === undefined)
    throw new Error("bench:folders: processor time is measured by Python, which is not installed");
  return found;
}

/** Two folders with the pairs of a work; the prediction is the target moved by one column. */
function writePairs(folder: string, { volumes }: Work, pairs: number): [string, string] {
  const folders = ["predictions", "targets"].map((name) => join(folder, name)) as [string, string];
  for (const each of folders) mkdirSync(each, { recursive: true });
  const all = volumes();
  for (let k = 0; k < pairs; k++) {
    for (const [side, each] of folders.entries()) {
      if (k >= all.length) {
        copyFileSync(join(each, nameOf(k % all.length)), join(each, nameOf(k)));
        continue;
      }
      const { labels, shape, spacing } = all[k]!;
      const [extents, lengths] = [shape, spacing].map((list) => [...list].reverse()) as [number[], number[]];
      const voxels = side === 0 ? shifted(all[k]!, 1) : labels;
      writeFileSync(join(each, nameOf(k)), niftiFile(voxels, extents, lengths, 1));
    }
  }
  return folders;
}

const command = fileURLToPath(new URL("../../dist/cli/softdice.js", import.meta.url));
const eachPair = 'for file in "$2"/*; do plastimatch dice --all "$file" "$1/$(basename "$file")"; done';
const SUBJECTS: readonly (readonly [
  name: string,
  command: (folders: [string, string]) => readonly string[],
])[] = [
  [
    "softdice score",
    (folders) => [process.execPath, command, "score", ...folders, "--metrics", METRICS, "--csv"],
  ],
  [
    "softdice score --jobs 1",
    (folders) => [
      process.execPath,
      command,
      "score",
      ...folders,
      "--metrics",
      METRICS,
      "--csv",
      "--jobs",
      "1",
    ],
  ],
  ["nibabel and SciPy", (folders) => [python, join(here, "scipy_folder.py"), ...folders]],
  ["plastimatch", (folders) => ["bash", "-c", eachPair, "bash", ...folders]],
];

/** A command that succeeds where the programs of a subject are installed, and what to install where it fails. */
const NEEDS: Readonly<Record<string, readonly [check: readonly string[], packages: string]>> = {
  "nibabel and SciPy": [[python, "-c", "import nibabel, scipy.ndimage"], "python3-nibabel python3-scipy"],
  plastimatch: [["plastimatch", "--version"], "plastimatch"],
};

/** Whether the programs of a subject are there; a sentence says what its rows would need. */
function canRun(subject: string): boolean {
  const need = NEEDS[subject];
  if (need === undefined) return true;
  const [[program, ...given], packages] = need;
  const { status, error } = spawnSync(program!, given);
  if (error === undefined && status === 0) return true;
  console.log(`Without ${subject}, which is not installed: \`apt-get install ${packages}\` brings its rows.`);
  return false;
}

/** Runs a command, and prints its row. */
function measure(work: string, subject: string, given: readonly string[]): void {
  const line = execFileSync(python, [join(here, "measure.py"), ...given], { encoding: "utf8" });
  const { seconds, wall, megabytes } = JSON.parse(line);
  console.log(
    `| ${work} | ${subject} | ${seconds.toFixed(1)} | ${wall.toFixed(1)} | ${megabytes.toFixed(0)} |`,
  );
}

const { values } = parseArgs({
  options: { scale: { type: "string", default: "1" }, only: { type: "string", default: "" } },
});
const folder = mkdtempSync(join(tmpdir(), "softdice-folders-"));
try {
  const subjects = SUBJECTS.filter(([name]) => canRun(name));
  console.log("| work | subject | processor, s | passed, s | peak, MB |\n| --- | --- | ---: | ---: | ---: |");
  // No program of Node takes less memory than this.
  measure("nothing", "Node alone", [process.execPath, "-e", "0"]);
  for (const work of WORKS.filter(({ title }) => title.includes(values.only))) {
    const pairs = Math.max(1, Math.round(work.pairs * Number(values.scale)));
    const folders = writePairs(join(folder, work.title), work, pairs);
    for (const [name, commandOf] of subjects)
      measure(`${pairs.toLocaleString("en")} ${work.title}`, name, commandOf(folders));
    rmSync(join(folder, work.title), { recursive: true });
  }
} finally {
  rmSync(folder, { recursive: true });
}
