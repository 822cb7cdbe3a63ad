import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stateText } from "../../src/cli/data-set/state-file.ts";
import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { DiceMeter } from "../../src/metrics/dice-meter.ts";

/** A data set of counts that no files belong to. */
export interface SyntheticData {
  readonly cases: number;
  readonly classes: number;
  readonly shards: number;
  readonly seed: number;
}

/** Writes the states of a data set of random counts, and returns their files: each class is found to a part of 0 to 1, and absent now and then. */
export function writeStates(folder: string, { cases, classes, shards, seed }: SyntheticData): string[] {
  return Array.from({ length: shards }, (_, shard) => {
    const random = mulberry32(seed + shard);
    const meter = new DiceMeter();
    for (let k = shard; k < cases; k += shards)
      meter.addCounts(randomCounts(random, classes), { id: `case-${String(k).padStart(9, "0")}` });
    const file = join(folder, `state-${shard}.json`);
    const nothing = { predictions: [], targets: [] };
    const text = stateText(
      { program: "synthetic", shard: { index: shard + 1, of: shards }, settings: { "--match": [] } },
      {
        predictions: "predictions",
        targets: "targets",
        unpaired: nothing,
        passedOver: { predictions: 0, targets: 0 },
        notes: [],
        segments: [],
        scores: ["dice", "recall"],
        meter,
      },
    );
    writeFileSync(file, text);
    return file;
  });
}

const VOXELS = 1_000_000;

function randomCounts(random: () => number, classes: number) {
  const actual = Array.from({ length: classes }, () =>
    random() < 0.05 ? 0 : 1 + Math.floor(5000 * random()),
  );
  const predicted = actual.map((count) => Math.floor(count * (0.6 + 0.8 * random())));
  const intersection = actual.map((count, c) =>
    Math.floor(Math.min(count, predicted[c]!) * Math.sqrt(random())),
  );
  const rest = (counts: readonly number[]) => VOXELS - counts.reduce((sum, count) => sum + count, 0);
  const background = Math.min(rest(actual), rest(predicted)) - 10_000;
  return {
    voxels: VOXELS,
    actual: [rest(actual), ...actual],
    predicted: [rest(predicted), ...predicted],
    intersection: [background, ...intersection],
  };
}
