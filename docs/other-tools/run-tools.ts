import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { plastimatch } from "./plastimatch.ts";
import type { LabelPair } from "./random-pairs.ts";
import type { ToolScores } from "./tool-scores.ts";

/** Programs, and tools of Python that score class by class. */
export const TOOLS = [
  "plastimatch",
  "itk",
  "scipy",
  "scikit-image",
  "scikit-learn",
  "medpy",
  "deepmind",
  "monai",
  "panoptica",
  "torchmetrics",
  "seg-metrics",
  "nnunet",
] as const;

/** Tools that score lesion by lesion. */
export const LESION_TOOLS = ["brats2023", "panoptica lesions", "cc-metrics"] as const;

/**
 * Runs every tool that is installed.
 *
 * @param tools - names of {@link TOOLS} or {@link LESION_TOOLS}
 * @param pairs - given to each tool
 * @param folders - of Python packages, each put on the path in turn, so that versions of a tool that exclude each other are run too
 * @returns the scores of each version of a tool; a tool that is nowhere has none
 */
export function runTools(
  tools: readonly string[],
  pairs: readonly LabelPair[],
  folders: readonly string[],
): Map<string, readonly ToolScores[]> {
  const folder = mkdtempSync(join(tmpdir(), "softdice-tools-"));
  try {
    const file = join(folder, "pairs.bin");
    writeFileSync(file, packed(pairs));
    const programs = { plastimatch: () => plastimatch(folder, pairs), itk: () => itk(folder, file) };
    return new Map(
      tools.map((tool) => {
        if (!Object.hasOwn(programs, tool)) return [tool, versionsOf(tool, file, folders)];
        const scores = programs[tool as keyof typeof programs]();
        return [tool, scores === undefined ? [] : [scores]];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function packed(pairs: readonly LabelPair[]): Buffer {
  return Buffer.concat(
    pairs.flatMap(({ shape, spacing, classes, prediction, target }) => {
      const ones = Array.from({ length: 3 - shape.length }, () => 1);
      return [
        Buffer.from(Int32Array.of(shape.length, classes, ...ones, ...shape).buffer),
        Buffer.from(Float64Array.of(...ones, ...spacing).buffer),
        Buffer.from(prediction),
        Buffer.from(target),
      ];
    }),
  );
}

/** The scores of a tool of Python, once for each version that one of the folders, or none of them, leads to. */
function versionsOf(tool: string, file: string, folders: readonly string[]): ToolScores[] {
  const versions = new Map<string, ToolScores>();
  for (const folder of [...folders, undefined]) {
    const version = python(folder, tool)?.[0];
    if (version === undefined || versions.has(version)) continue;
    const lines = python(folder, tool, file)!;
    versions.set(version, { version, pairs: lines.map((line) => JSON.parse(line)) });
  }
  return [...versions.values()];
}

/** The lines that run_tools.py prints; `undefined` where the tool is not installed. */
function python(folder: string | undefined, ...tool: readonly string[]): string[] | undefined {
  const script = fileURLToPath(new URL("python/run_tools.py", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.env.PYTHON ?? "python3", [script, ...tool], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...(folder !== undefined && { PYTHONPATH: folder }) },
  });
  if (status === 3 || status === null) return undefined;
  if (status !== 0) throw new Error(`${tool[0]} failed:\n${stderr}`);
  return stdout.trim().split("\n");
}

const HEADERS = "/usr/include/ITK-5.2";
const LIBRARIES = [
  "ITKCommon-5.2",
  "itksys-5.2",
  "itkvnl-5.2",
  "itkvnl_algo-5.2",
  "itkv3p_netlib-5.2",
  "itkvcl-5.2",
];

/** ITK is compiled from its headers: Debian has no program that prints these scores. */
function itk(folder: string, file: string): ToolScores | undefined {
  if (!existsSync(HEADERS)) return undefined;
  const program = join(folder, "itk-scores");
  const source = fileURLToPath(new URL("itk-scores.cxx", import.meta.url));
  const libraries = LIBRARIES.map((name) => `-l${name}`);
  execFileSync("g++", ["-O1", "-std=c++14", `-I${HEADERS}`, "-o", program, source, ...libraries]);
  const lines = execFileSync(program, [file], { encoding: "utf8", maxBuffer: 2 ** 28 })
    .trim()
    .split("\n");
  return { version: "5.2.1", pairs: lines.map((line) => JSON.parse(line)) };
}
