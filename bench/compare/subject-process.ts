import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeVolumes } from "./volume-files.ts";
import { ARENA, COMMAND, INTO, PLAIN, WORKERS, type Work } from "./works.ts";

/** What a process of a subject has printed: milliseconds of its runs, and the peak of its memory in MB. */
export interface Measured {
  readonly milliseconds: readonly number[];
  readonly peak: number | null;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const script = (name: string) => join(here, "subjects", name);
const python = ["/usr/bin/python3", "python3"].find((path) => spawnSync(path, ["--version"]).status === 0);
const imports = (module: string) =>
  python !== undefined && spawnSync(python, ["-c", `import ${module}`]).status === 0;
const hasPackage = (name: string) => existsSync(join(here, "node_modules", name));

/** The program of the limits, compiled once; `null` without a compiler. */
function compileLimit(): string | null {
  const program = join(mkdtempSync(join(tmpdir(), "softdice-limit-")), "limit");
  const options = ["-O3", "-march=native", "-ffast-math", script("limit.c"), "-o", program, "-lm"];
  return spawnSync("cc", options).status === 0 ? program : null;
}

const sizesOf = ({ voxels, batch, classes }: Work) =>
  [voxels, batch, classes].flatMap((n) => n ?? []).map(String);
const inNode =
  (file: string, place: string) =>
  (work: Work): string[] => [
    process.execPath,
    ...["--import", "tsx", script(file), work.name, `${work.runs}`, place, ...sizesOf(work)],
  ];
const inPython = (file: string) => (work: Work) => [
  python!,
  script(file),
  work.name,
  `${work.runs}`,
  ...sizesOf(work),
];

/** A program that reads a pair of files, in a process that is measured as a whole. */
const onFiles =
  (commandOf: (prediction: string, target: string) => readonly string[]) =>
  (work: Work): string[] => [
    ...[python!, script("process_subject.py"), `${work.runs}`],
    ...commandOf(...writeVolumes(work.voxels, work.classes!)),
  ];
const hasProgram = (name: string) => spawnSync(name, ["--version"]).error === undefined;
const command = fileURLToPath(new URL("../../dist/cli/softdice.js", import.meta.url));

/** The command of each subject that is installed; of the others the reason why they are left out. */
export function findSubjects(): Map<string, ((work: Work) => string[]) | string> {
  const limit = compileLimit();
  const limitNames = { softmax: "softmax", binary: "binary", counts: "read" } as Record<string, string>;
  return new Map<string, ((work: Work) => string[]) | string>([
    [
      "C",
      limit === null
        ? "cc is not installed"
        : (work) => [limit, limitNames[work.name]!, `${work.runs}`, ...sizesOf(work)],
    ],
    [PLAIN, inNode("../../turns/softdice.ts", "plain")],
    [INTO, inNode("../../turns/softdice.ts", "into")],
    [ARENA, inNode("../../turns/softdice.ts", "arena")],
    [WORKERS, inNode("../../turns/softdice.ts", "workers")],
    [
      COMMAND,
      python === undefined
        ? "python3 is not installed, which measures processes"
        : onFiles((prediction, target) => [process.execPath, command, "score", prediction, target]),
    ],
    [
      "plastimatch",
      python !== undefined && hasProgram("plastimatch")
        ? onFiles((prediction, target) => ["plastimatch", "dice", "--dice", target, prediction])
        : "plastimatch is not installed",
    ],
    [
      "scipy",
      imports("scipy")
        ? (work) => [...inPython("scipy_subject.py")(work), ...writeVolumes(work.voxels, work.classes!)]
        : "python3-scipy is not installed",
    ],
    ["torch", imports("torch") ? inPython("torch_subject.py") : "python3-torch is not installed"],
    ["numpy", imports("numpy") ? inPython("numpy_subject.py") : "python3-numpy is not installed"],
    ["jax-js", hasPackage("@jax-js/jax") ? inNode("jax.ts", "plain") : "@jax-js/jax is not installed"],
    [
      "tfjs wasm",
      hasPackage("@tensorflow/tfjs") ? inNode("tfjs.ts", "plain") : "@tensorflow/tfjs is not installed",
    ],
  ]);
}

/** Runs a subject in a process of its own. */
export function runSubject([program, ...args]: readonly string[]): Measured {
  const output = execFileSync(program!, args, { cwd: here, encoding: "utf8", maxBuffer: 2 ** 24 });
  const lines = output.trim().split("\n");
  const peak = lines.find((line) => line.startsWith("peak "));
  return {
    milliseconds: lines.filter((line) => !line.startsWith("peak ")).map(Number),
    peak: peak === undefined ? null : Number(peak.slice("peak ".length)),
  };
}
