import {
  averageSurfaceDistance,
  countOverlap,
  DiceMeter,
  diceScore,
  fBetaScore,
  generalizedDiceScore,
  hausdorffDistance,
  jaccardScore,
  type LabelMap,
  mergeCounts,
  type OverlapCounts,
  precisionScore,
  recallScore,
  softDiceScore,
  specificityScore,
  surfaceDiceScore,
  surfaceDistances,
  volumeSimilarity,
} from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { labels, uniform } from "./inputs.ts";
import type { Result } from "./results.ts";

const CLASSES = 4;
const SCORES = {
  diceScore,
  jaccardScore,
  precisionScore,
  recallScore,
  specificityScore,
  volumeSimilarity,
} as const;

/** Scores of counts. */
export function scoreResults(): Result[] {
  const rare = countOverlap(labels(41, [60], 2), labels(42, [60], 3), { classes: CLASSES });
  const many = countOverlap(labels(43, [6, 9], CLASSES), labels(44, [6, 9], CLASSES), { classes: CLASSES });
  const merged = mergeCounts(rare, many);
  return [
    ["counts", [rare, many, merged]],
    ...Object.entries({ rare, many, merged }).flatMap(([name, counts]) => [
      ...Object.entries(SCORES).map(([score, f]): Result => [`${score} ${name}`, averages(f, counts)]),
      [
        `fBetaScore ${name}`,
        [0.3, 1, 2].map((beta) => fBetaScore(counts, { beta, average: "none" })),
      ] satisfies Result,
      [
        `generalizedDiceScore ${name}`,
        (["square", "simple", "uniform"] as const).map((weightType) =>
          generalizedDiceScore(counts, { weightType }),
        ),
      ] satisfies Result,
    ]),
  ];
}

function averages(score: typeof diceScore, counts: OverlapCounts): unknown {
  return [
    ...(["macro", "micro", "weighted"] as const).map((average) => score(counts, { average })),
    score(counts, { average: "none", absent: 1, absentIn: "target" }),
    score(counts, { includeBackground: false }),
  ];
}

/** Soft Dice. */
export function softScoreResults(): Result[] {
  const target = labels(45, [2, 40], 3);
  return (["float32", "float64"] as const).flatMap((dtype) => {
    const last = uniform(46, [2, 40, 3], [0, 1], dtype);
    const first = uniform(46, [2, 3, 40], [0, 1], dtype);
    const mask = labels(47, [2, 40], 2);
    return [
      [`softDiceScore ${dtype}`, softDiceScore(last, target)],
      [`softDiceScore ${dtype} of classes`, softDiceScore(first, target, { classAxis: 1, average: "none" })],
      [`softDiceScore ${dtype} masked`, softDiceScore(last, target, { mask, average: "micro" })],
    ] satisfies Result[];
  });
}

/** Maps with a box of each class, its surface rough. */
function boxes(seed: number, shape: readonly number[], shift: number): LabelMap {
  const rough = uniform(seed, shape).data;
  const last = shape.at(-1)!;
  const extent = shape.at(-2)!;
  return labelMap(
    Uint8Array.from(rough, (value, k) => {
      const row = Math.floor(k / last) % extent;
      const column = k % last;
      const inside = row > 0 && row < extent - 1 && column > shift && column < last - 2 + shift;
      return inside && value < 0.85 ? 1 + Math.floor((2 * row) / extent) : 0;
    }),
    shape,
  );
}

/** Distances of surfaces, and their scores. */
export function surfaceResults(): Result[] {
  const shapes: readonly (readonly [shape: readonly number[], spacing: readonly number[]])[] = [
    [
      [9, 11],
      [1, 1],
    ],
    [
      [9, 11],
      [0.7, 1.3],
    ],
    [
      [4, 7, 8],
      [1, 1, 1],
    ],
    [
      [4, 7, 8],
      [2.5, 0.68359375, 0.7],
    ],
  ];
  return shapes.flatMap(([shape, spacing]) =>
    (["area", "voxels"] as const).flatMap((boundary) => {
      const options = { classes: CLASSES, spacing, boundary };
      const found = surfaceDistances(boxes(51, shape, 0), boxes(52, shape, 1), options);
      const title = `${shape.join("×")}, spacing ${spacing.join(" ")}, ${boundary}`;
      return [
        [`distances ${title}`, found],
        [`surface Dice ${title}`, [0, 0.7, 1, 2].map((tolerance) => surfaceDiceScore(found, { tolerance }))],
        [
          `Hausdorff ${title}`,
          [50, 95, 100].map((percentile) => hausdorffDistance(found, { percentile, average: "none" })),
        ],
        [
          `average distance ${title}`,
          (["symmetric", "predictionToTarget", "targetToPrediction"] as const).map((direction) =>
            averageSurfaceDistance(found, { direction, average: "none" }),
          ),
        ],
      ] satisfies Result[];
    }),
  );
}

function meter(seed: number): DiceMeter {
  const made = new DiceMeter({
    classes: CLASSES,
    surface: { tolerances: [1, 2.5], percentiles: [95, 100], average: true },
  });
  // Ids that a sort by the rules of a language would order otherwise.
  ["b", "a", "Ä", "z", "B", "10", "9", "ä"].forEach((id, k) => {
    const shape = [3, 6, 7];
    made.add(boxes(seed + k, shape, k % 2), boxes(60 + k, shape, 1), { id, spacing: [3, 0.8, 0.8] });
  });
  return made.skip("unreadable", "no such file");
}

/** Reports of data sets, with their intervals. */
export function meterResults(): Result[] {
  const [one, other] = [meter(70), meter(80)];
  const resamples = 150;
  const overlap = [
    "dice",
    "jaccard",
    "precision",
    "recall",
    "specificity",
    "volume-similarity",
    "f2",
  ] as const;
  return [
    ["state", JSON.stringify(one)],
    ["report without intervals", one.report({ resamples: 0 })],
    ["report with intervals", one.report({ resamples })],
    ["report of another confidence", one.report({ resamples, seed: 5, confidence: 0.9 })],
    [
      "report of overlap scores",
      one.report({ resamples, scores: overlap, absent: 0.5, includeBackground: false }),
    ],
    [
      "report of absent classes at their best",
      one.report({ resamples, absent: "best", absentIn: "target", worst: 2 }),
    ],
    ["comparison", one.compare(other, { resamples })],
    ["comparison of distances", one.compare(other, { resamples, scores: ["dice", "hd95", "assd"] })],
  ];
}
