import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MaskPair } from "./random-pairs.ts";

/** The scores of every pair, by the name of the score. */
export interface ToolScores {
  readonly version: string;
  readonly pairs: readonly Readonly<Record<string, number>>[];
}

const PYTHON = [
  "scipy",
  "scikit-image",
  "scikit-learn",
  "medpy",
  "deepmind",
  "monai",
  "panoptica",
  "torchmetrics",
  "seg-metrics",
];

/** Runs every tool that is installed; `undefined` for the others. */
export function runTools(pairs: readonly MaskPair[]): Map<string, ToolScores | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "softdice-tools-"));
  try {
    const file = join(folder, "pairs.bin");
    writeFileSync(file, packed(pairs));
    return new Map([
      ["plastimatch", plastimatch(folder, pairs)],
      ["itk", itk(folder, file)],
      ...PYTHON.map((tool): [string, ToolScores | undefined] => [tool, python(tool, file)]),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function packed(pairs: readonly MaskPair[]): Buffer {
  return Buffer.concat(
    pairs.flatMap(({ shape, spacing, prediction, target }) => [
      Buffer.from(Int32Array.from(shape).buffer),
      Buffer.from(Float64Array.from(spacing).buffer),
      Buffer.from(prediction),
      Buffer.from(target),
    ]),
  );
}

function python(tool: string, file: string): ToolScores | undefined {
  const script = fileURLToPath(new URL("run-tools.py", import.meta.url));
  const { status, stdout, stderr } = spawnSync("python3", [script, tool, file], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status === 3 || status === null) return undefined;
  if (status !== 0) throw new Error(`${tool} failed:\n${stderr}`);
  const [head, ...lines] = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { version: head.version, pairs: lines };
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

/** The lines of plastimatch's report, by the names that this page gives them. */
const PLASTIMATCH: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["dice", /^DICE: +(\S+)/m],
  ["recall", /^SE: +(\S+)/m],
  ["hd", /^Hausdorff distance = (\S+)/m],
  ["hd95", /^Percent \(0.95\) Hausdorff distance = (\S+)/m],
  ["assd", /^Avg average Hausdorff distance = (\S+)/m],
  ["boundary hd", /^Hausdorff distance \(boundary\) = (\S+)/m],
  ["boundary hd95", /^Percent \(0.95\) Hausdorff distance \(boundary\) = (\S+)/m],
  ["boundary assd", /^Avg average Hausdorff distance \(boundary\) = (\S+)/m],
];

function plastimatch(folder: string, pairs: readonly MaskPair[]): ToolScores | undefined {
  const { status, stdout } = spawnSync("plastimatch", ["--version"], { encoding: "utf8" });
  if (status === null) return undefined;
  const version = /(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? "";
  const [first, second] = ["target.mha", "prediction.mha"].map((name) => join(folder, name)) as [
    string,
    string,
  ];
  const scores = pairs.map((pair) => {
    writeFileSync(first, metaImage(pair, pair.target));
    writeFileSync(second, metaImage(pair, pair.prediction));
    const text = execFileSync("plastimatch", ["dice", "--all", first, second], { encoding: "utf8" });
    return Object.fromEntries(
      PLASTIMATCH.map(([name, pattern]) => [name, Number(pattern.exec(text)?.[1] ?? Number.NaN)]),
    );
  });
  return { version, pairs: scores };
}

/** With an empty slice, row and column behind the last ones, which plastimatch leaves out of its distances. */
function metaImage({ shape: [planes, rows, columns], spacing }: MaskPair, mask: Uint8Array): Buffer {
  const padded = Buffer.alloc((planes + 1) * (rows + 1) * (columns + 1));
  for (let plane = 0; plane < planes; plane++) {
    for (let row = 0; row < rows; row++) {
      const from = (plane * rows + row) * columns;
      padded.set(mask.subarray(from, from + columns), (plane * (rows + 1) + row) * (columns + 1));
    }
  }
  const size = [columns + 1, rows + 1, planes + 1].join(" ");
  const lengths = [...spacing].reverse().join(" ");
  const header = `NDims = 3\nDimSize = ${size}\nElementType = MET_UCHAR\nElementSpacing = ${lengths}\nElementDataFile = LOCAL\n`;
  return Buffer.concat([Buffer.from(header), padded]);
}
