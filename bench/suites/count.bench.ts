import { countOverlap, labelMap } from "softdice";
import { type Case, type Checksum, type Suite, subject } from "../harness/subject.ts";
import { type LabelPair, labelVolume, randomLabels, shortRuns } from "../inputs/inputs.ts";

const classes = 8;
const shapes = [
  [384, 320, 89],
  [512, 512, 300],
] as const;
const kinds = { "random labels": randomLabels, "short runs": shortRuns, "label volume": labelVolume };

interface Counts {
  intersection: ArrayLike<number>;
  predicted: ArrayLike<number>;
  actual: ArrayLike<number>;
}

/** The loop that anyone would write, without any check of the labels. */
function countPlainly({ prediction, target }: LabelPair): Counts {
  const intersection = new Float64Array(classes);
  const predicted = new Float64Array(classes);
  const actual = new Float64Array(classes);
  for (let voxel = 0; voxel < target.length; voxel++) {
    const p = prediction[voxel]!;
    const t = target[voxel]!;
    predicted[p]!++;
    actual[t]!++;
    if (p === t) intersection[p]!++;
  }
  return { intersection, predicted, actual };
}

/** Whole numbers far below 2⁵³: exact. */
function checksum({ intersection, predicted, actual }: Counts): Checksum {
  let sum = 0;
  for (let label = 0; label < classes; label++) {
    sum += (label + 1) * (intersection[label]! + 3 * predicted[label]! + 7 * actual[label]!);
  }
  return { counts: sum };
}

function countCase(kind: keyof typeof kinds, shape: readonly number[]): Case {
  const voxels = shape.reduce((a, b) => a * b);
  const inputs = () => kinds[kind](voxels, classes, 1);
  const counting = (name: string, options: { ignoreIndex?: number }) =>
    subject(name, () => {
      const pair = inputs();
      const prediction = labelMap(pair.prediction, [...shape]);
      const target = labelMap(pair.target, [...shape]);
      return { run: () => countOverlap(prediction, target, { classes, ...options }), checksum };
    });
  return {
    size: `${shape.join(" × ")} ${kind}`,
    elements: voxels,
    tolerance: 0,
    expected: () => checksum(countPlainly(inputs())),
    subjects: [
      subject("plain loop", () => {
        const pair = inputs();
        return { run: () => countPlainly(pair), checksum };
      }),
      counting("countOverlap", {}),
      // The usual label of voxels that do not count; none of these holds it.
      counting("ignoreIndex: 255", { ignoreIndex: 255 }),
    ],
  };
}

export const count: Suite = {
  name: "count",
  title: `voxels of ${classes} labels in two byte maps`,
  unit: "voxel",
  cases: shapes.flatMap((shape) =>
    (Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => countCase(kind, shape)),
  ),
};
