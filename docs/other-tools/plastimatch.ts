import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type LabelPair, maskOf } from "./random-pairs.ts";
import type { ClassScores, ToolScores } from "./tool-scores.ts";

/** The lines of plastimatch's report, by the names that this page gives them. */
const LINES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["dice", /^DICE: +(\S+)/m],
  ["recall", /^SE: +(\S+)/m],
  ["specificity", /^SP: +(\S+)/m],
  ["hd", /^Hausdorff distance = (\S+)/m],
  ["hd95", /^Percent \(0.95\) Hausdorff distance = (\S+)/m],
  ["assd", /^Avg average Hausdorff distance = (\S+)/m],
  ["boundary hd", /^Hausdorff distance \(boundary\) = (\S+)/m],
  ["boundary hd95", /^Percent \(0.95\) Hausdorff distance \(boundary\) = (\S+)/m],
  ["boundary assd", /^Avg average Hausdorff distance \(boundary\) = (\S+)/m],
];

/** Runs plastimatch on the masks of every class of the pairs of 3-D, if it is installed. */
export function plastimatch(folder: string, pairs: readonly LabelPair[]): ToolScores | undefined {
  const { status, stdout } = spawnSync("plastimatch", ["--version"], { encoding: "utf8" });
  if (status === null) return undefined;
  return {
    version: /(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? "",
    pairs: pairs.map((pair) => (pair.shape.length === 3 ? { classes: scoresOfPair(folder, pair) } : null)),
  };
}

function scoresOfPair(folder: string, pair: LabelPair): ClassScores[] {
  return Array.from({ length: pair.classes - 1 }, (_, k) => {
    const masks = [pair.target, pair.prediction].map((map) => maskOf(map, k + 1)) as [Uint8Array, Uint8Array];
    // Where both masks together are one voxel thick, plastimatch takes them for 2-D.
    if (!isThick(pair.shape, masks)) return {};
    const files = ["target.mha", "prediction.mha"].map((name) => join(folder, name));
    const run = (padding: 0 | 1, option: string) => {
      for (const [at, file] of files.entries()) writeFileSync(file, metaImage(pair, masks[at]!, padding));
      return spawnSync("plastimatch", ["dice", option, ...files], { encoding: "utf8" }).stdout;
    };
    // With an empty slice, row and column behind the last ones, which plastimatch leaves out of its distances.
    const [overlap, distances] = [run(0, "--dice"), run(1, "--hausdorff")];
    return Object.fromEntries(
      LINES.map(([name, pattern]) => [name, numberOf(pattern.exec(overlap + distances)?.[1])]),
    );
  });
}

function numberOf(text: string | undefined): number | string | null {
  const value = Number(text ?? Number.NaN);
  // The largest float, or half of it in a mean, is plastimatch's distance to a mask without voxels.
  if (value > 1e37) return "Infinity";
  return Number.isNaN(value) ? null : value;
}

function isThick([planes, rows, columns]: readonly number[], masks: readonly Uint8Array[]): boolean {
  const places = [0, 1, 2].map(() => new Set<number>());
  for (let at = 0; at < planes! * rows! * columns!; at++) {
    if (masks.every((mask) => mask[at] === 0)) continue;
    places[0]!.add(Math.floor(at / (rows! * columns!)));
    places[1]!.add(Math.floor(at / columns!) % rows!);
    places[2]!.add(at % columns!);
  }
  return places.every((axis) => axis.size > 1);
}

function metaImage({ shape, spacing }: LabelPair, mask: Uint8Array, padding: 0 | 1): Buffer {
  const [planes, rows, columns] = shape as [number, number, number];
  const [height, width] = [rows + padding, columns + padding];
  const padded = Buffer.alloc((planes + padding) * height * width);
  for (let plane = 0; plane < planes; plane++) {
    for (let row = 0; row < rows; row++) {
      const from = (plane * rows + row) * columns;
      padded.set(mask.subarray(from, from + columns), (plane * height + row) * width);
    }
  }
  const size = [width, height, planes + padding].join(" ");
  const lengths = [...spacing].reverse().join(" ");
  const header = `NDims = 3\nDimSize = ${size}\nElementType = MET_UCHAR\nElementSpacing = ${lengths}\nElementDataFile = LOCAL\n`;
  return Buffer.concat([Buffer.from(header), padded]);
}
