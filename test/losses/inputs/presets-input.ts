import type { LabelMap, Tensor } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

/** float32 numbers, as `torch.randn(2, 3, 4, 4)` gives them with seed 0. */
const LOGITS = [
  -1.1258398, -1.1523602, -0.25057858, -0.43387884, 0.8487103, 0.69200927, -0.31601277, -2.1152196, 0.322275,
  -1.2633348, 0.3499832, 0.30813393, 0.11984151, 1.2376579, 1.1167772, -0.24727772, -1.3526537, -1.6959312,
  0.56665057, 0.7935084, 0.5988395, -1.5550952, -0.34136036, 1.8530061, 0.7501896, -0.5854972, -0.17339693,
  0.18347792, 1.3893663, 1.5863342, 0.9462984, -0.8436769, -0.6135831, 0.031592783, -0.492677, 0.24841477,
  0.43969586, 0.11241128, 0.6407925, 0.4411559, -0.10230963, 0.792444, -0.28966764, 0.052507486, 0.52286047,
  2.3022053, -1.4688938, -1.5866888, -0.6730899, 0.8728312, 1.0553575, 0.17784402, -0.23033585, -0.39175448,
  0.5432948, -0.39515755, -0.44621715, 0.74402064, 1.5209794, 3.4105027, -1.5311842, -1.2341349, 1.8197253,
  -0.5515287, -0.56924826, 0.9199713, 1.1108161, 1.2898738, -1.4781742, 2.567233, -0.4731198, 0.33555076,
  -1.6293257, -0.5497437, -0.47983438, -0.49968198, -1.0669801, 1.1149395, -0.14067142, 0.80575365,
  -0.093348205, 0.68705034, -0.83831567, 0.0008918264, 0.841894, -0.40003434, 1.0394621, 0.35815313,
  -0.24600096, 2.3025165, -1.8816892, -0.049727023, -1.0449787, -0.9565007, 0.03353186, 0.7100866,
].map(Math.fround);

/** `torch.randint(0, 3, (2, 4, 4))` behind them. */
const LABELS = [
  1, 1, 2, 1, 2, 0, 1, 0, 2, 0, 0, 2, 2, 2, 2, 1, 2, 2, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 1, 2, 1, 1,
];

/** One number a voxel, for every sample and class. */
type Maps = readonly (readonly (readonly number[])[])[];

/** An input of softdice, and the same as plain arrays. */
export interface PlainInput {
  readonly name: string;
  readonly logits: Tensor;
  readonly labels: LabelMap;
  readonly x: Maps;
  /** The softmax of the logits. */
  readonly p: Maps;
  /** One-hot. */
  readonly t: Maps;
}

function plainInput(name: string, labels: readonly number[]): PlainInput {
  const x = [0, 1].map((b) => [0, 1, 2].map((c) => LOGITS.slice((b * 3 + c) * 16, (b * 3 + c + 1) * 16)));
  const total = (b: number, v: number) => sum(x[b]!.map((row) => Math.exp(row[v]!)));
  return {
    name,
    logits: tensor(Float64Array.from(LOGITS), [2, 3, 4, 4]),
    labels: labelMap([...labels], [2, 4, 4]),
    x,
    p: x.map((rows, b) => rows.map((row) => row.map((value, v) => Math.exp(value) / total(b, v)))),
    t: x.map((rows, b) => rows.map((row, c) => row.map((_, v) => (labels[b * 16 + v] === c ? 1 : 0)))),
  };
}

const without = (c: number, samples: readonly number[]) =>
  LABELS.map((label, at) => (label === c && samples.includes(Math.floor(at / 16)) ? 0 : label));

export const random: PlainInput = plainInput("random logits", LABELS);

export const inputs: readonly PlainInput[] = [
  random,
  plainInput("class 2 absent in one sample", without(2, [0])),
  plainInput("class 2 absent", without(2, [0, 1])),
];

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export const mean = (values: readonly number[]): number => sum(values) / values.length;

export const dot = (a: readonly number[], b: readonly number[]): number =>
  sum(a.map((value, k) => value * b[k]!));

/** Σ |a − b|. */
export const distance = (a: readonly number[], b: readonly number[]): number =>
  sum(a.map((value, k) => Math.abs(value - b[k]!)));

/** The voxels of a class over all samples, class by class. */
export const pooled = (maps: Maps): number[][] => maps[0]!.map((_, c) => maps.flatMap((rows) => rows[c]!));

/** One value for each sample and class, in one list. */
export const perSampleAndClass = (
  { p, t }: Pick<PlainInput, "p" | "t">,
  loss: (p: readonly number[], t: readonly number[]) => number,
): number[] => p.flatMap((rows, b) => rows.map((row, c) => loss(row, t[b]![c]!)));

/** Lovász extension of the Jaccard loss: errors in descending order, each times what its mistake adds to that loss. */
export function lovasz(errors: readonly number[], t: readonly number[]): number {
  const order = errors.map((_, k) => k).sort((a, b) => errors[b]! - errors[a]!);
  const wrong = new Set<number>();
  const jaccardLoss = () => {
    const missed = t.filter((value, k) => value === 1 && wrong.has(k)).length;
    const extra = t.filter((value, k) => value === 0 && wrong.has(k)).length;
    return 1 - (sum(t) - missed) / (sum(t) + extra);
  };
  let total = 0;
  let before = 0;
  for (const k of order) {
    wrong.add(k);
    const now = jaccardLoss();
    total += errors[k]! * (now - before);
    before = now;
  }
  return total;
}
