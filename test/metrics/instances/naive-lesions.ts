import type { LesionRules } from "../../../src/index.ts";

/** A lesion of the naive model: the voxels of the target and of its prediction. */
export interface NaiveLesion {
  readonly outcome: "matched" | "missed" | "extra";
  readonly target: readonly number[];
  readonly prediction: readonly number[];
}

type Shape = readonly [number, number, number];

/** Lesions of two masks by the definitions, voxel by voxel: no runs, no boxes, no transforms. */
export function naiveLesions(
  predicted: readonly number[],
  actual: readonly number[],
  shape: Shape,
  {
    match,
    agreement = "iou",
    threshold = 0.5,
    dilation = 3,
    spacing = [1, 1, 1],
  }: LesionRules & {
    readonly spacing?: readonly number[];
  },
  reach: number,
): NaiveLesion[] {
  const predictions = flooded(predicted, shape, reach);
  if (match === "dilation") return dilatedLesions(predictions, actual, shape, reach, dilation);
  const targets = flooded(actual, shape, reach);
  if (match === "voronoi") return cellLesions(predictions, targets, shape, spacing);
  const score = (prediction: readonly number[], target: readonly number[]) => {
    const both = prediction.filter((voxel) => target.includes(voxel)).length;
    const sum = prediction.length + target.length;
    return agreement === "dice" ? (2 * both) / sum : both / (sum - both);
  };
  const pairs = targets.flatMap((target, t) =>
    predictions.map((prediction, p) => ({ t, p, score: score(prediction, target) })),
  );
  const overlapping = pairs.filter((pair) => pair.score > 0);
  const chosen =
    match === "maximum"
      ? bestMatching(overlapping.filter((pair) => pair.score >= threshold))
      : greedy(overlapping, threshold, match === "merge", (members, t) =>
          score(
            members.flatMap((p) => predictions[p]!),
            targets[t]!,
          ),
        );
  return lesionsOf(
    targets,
    predictions,
    targets.map((_, t) => chosen.filter((pair) => pair.t === t).map(({ p }) => p)),
  );
}

interface Scored {
  readonly t: number;
  readonly p: number;
  readonly score: number;
}

function lesionsOf(
  targets: readonly (readonly number[])[],
  predictions: readonly (readonly number[])[],
  members: readonly (readonly number[])[],
): NaiveLesion[] {
  return [
    ...targets.map((target, t) => ({
      outcome: members[t]!.length > 0 ? ("matched" as const) : ("missed" as const),
      target,
      prediction: members[t]!.flatMap((p) => predictions[p]!).sort((a, b) => a - b),
    })),
    ...predictions.flatMap((prediction, p) =>
      members.some((list) => list.includes(p)) ? [] : [{ outcome: "extra" as const, target: [], prediction }],
    ),
  ];
}

function greedy(
  pairs: readonly Scored[],
  threshold: number,
  merges: boolean,
  together: (members: readonly number[], t: number) => number,
): Scored[] {
  const chosen: Scored[] = [];
  const sorted = [...pairs].sort((a, b) => b.score - a.score || a.t - b.t || a.p - b.p);
  for (const pair of sorted) {
    if (chosen.some(({ p }) => p === pair.p)) continue;
    const members = chosen.filter(({ t }) => t === pair.t).map(({ p }) => p);
    if (members.length === 0 && pair.score >= threshold) chosen.push(pair);
    if (merges && members.length > 0 && together([...members, pair.p], pair.t) > together(members, pair.t))
      chosen.push(pair);
  }
  return chosen;
}

/** The matching with the largest sum of scores, of all that there are. */
function bestMatching(pairs: readonly Scored[]): Scored[] {
  const [first, ...rest] = pairs;
  if (first === undefined) return [];
  const without = bestMatching(rest);
  const with_ = [first, ...bestMatching(rest.filter(({ t, p }) => t !== first.t && p !== first.p))];
  const sum = (list: readonly Scored[]) => list.reduce((total, { score }) => total + score, 0);
  return sum(with_) > sum(without) ? with_ : without;
}

/** BraTS: each lesion is dilated separately. */
function dilatedLesions(
  predictions: readonly (readonly number[])[],
  actual: readonly number[],
  shape: Shape,
  reach: number,
  steps: number,
): NaiveLesion[] {
  const dilate = (mask: readonly number[]) => {
    let wide = [...mask];
    for (let step = 0; step < steps; step++) {
      const before = wide;
      wide = before.map((value, voxel) =>
        value === 1 || before.some((other, from) => other === 1 && areNeighbours(voxel, from, shape, 2))
          ? 1
          : 0,
      );
    }
    return wide;
  };
  const targets = flooded(dilate(actual), shape, reach).map((voxels) =>
    voxels.filter((voxel) => actual[voxel] === 1),
  );
  const members = targets.map((target) => {
    const wide = dilate(actual.map((_, voxel) => (target.includes(voxel) ? 1 : 0)));
    return predictions.flatMap((prediction, p) => (prediction.some((voxel) => wide[voxel] === 1) ? [p] : []));
  });
  return lesionsOf(targets, predictions, members);
}

/** CC-Metrics: all predicted voxels go to the nearest target. */
function cellLesions(
  predictions: readonly (readonly number[])[],
  targets: readonly (readonly number[])[],
  shape: Shape,
  spacing: readonly number[],
): NaiveLesion[] {
  const cells = targets.map((): number[] => []);
  for (const voxel of predictions.flat().sort((a, b) => a - b)) {
    const distances = targets.map((target) =>
      Math.min(...target.map((other) => square(voxel, other, shape, spacing))),
    );
    cells[distances.indexOf(Math.min(...distances))]?.push(voxel);
  }
  return [
    ...targets.map((target, t) => ({
      outcome: cells[t]!.some((voxel) => target.includes(voxel)) ? ("matched" as const) : ("missed" as const),
      target,
      prediction: cells[t]!,
    })),
    ...predictions
      .filter((prediction) => !prediction.some((voxel) => targets.some((target) => target.includes(voxel))))
      .map((prediction) => ({ outcome: "extra" as const, target: [], prediction })),
  ];
}

/** Components by flooding, in the order of their first voxels. */
function flooded(mask: readonly number[], shape: Shape, reach: number): number[][] {
  const seen = new Set<number>();
  const components: number[][] = [];
  for (let voxel = 0; voxel < mask.length; voxel++) {
    if (mask[voxel] !== 1 || seen.has(voxel)) continue;
    const component = [voxel];
    seen.add(voxel);
    for (const from of component) {
      for (let other = 0; other < mask.length; other++) {
        if (mask[other] !== 1 || seen.has(other) || !areNeighbours(from, other, shape, reach)) continue;
        seen.add(other);
        component.push(other);
      }
    }
    components.push(component.sort((a, b) => a - b));
  }
  return components;
}

function placeOf(voxel: number, [, rows, columns]: Shape): [number, number, number] {
  return [Math.floor(voxel / (rows * columns)), Math.floor(voxel / columns) % rows, voxel % columns];
}

function stepsBetween(one: number, other: number, shape: Shape): number[] {
  const [a, b] = [placeOf(one, shape), placeOf(other, shape)];
  return a.map((place, axis) => Math.abs(place - b[axis]!));
}

function areNeighbours(one: number, other: number, shape: Shape, reach: number): boolean {
  const steps = stepsBetween(one, other, shape);
  return Math.max(...steps) === 1 && steps.filter((step) => step === 1).length <= reach;
}

function square(one: number, other: number, shape: Shape, spacing: readonly number[]): number {
  return stepsBetween(one, other, shape).reduce((sum, step, axis) => sum + (step * spacing[axis]!) ** 2, 0);
}
