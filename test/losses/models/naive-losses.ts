/*
 * The losses as `reference/README.md` describes them, by loops over nested arrays, with the functions of the engine: the model with
 * which the library is compared. One sample is a list of voxels, one voxel a list of classes.
 */

/** Probabilities or logits, targets, and whether a voxel counts, of each sample. */
export interface Naive {
  readonly prediction: readonly (readonly (readonly number[])[])[];
  readonly target: readonly (readonly (readonly number[])[])[];
  readonly counted: readonly (readonly boolean[])[];
}

/** All options, with numbers for `smooth`. */
export interface NaiveOptions {
  readonly activation: "none" | "sigmoid" | "softmax";
  readonly smooth: { readonly numerator: number; readonly denominator: number; readonly floor: number };
  readonly squared: boolean;
  readonly overlap: "product" | "semimetric";
  readonly batch: boolean;
  readonly average: "macro" | "micro";
  readonly includeBackground: boolean;
  readonly classWeights: readonly number[] | undefined;
  readonly weightNormalization: "weights" | "classes" | "none";
  readonly absentClasses: "keep" | "skip" | "zero";
  readonly reduction: "mean" | "sum" | "none";
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function activated(
  x: readonly number[],
  { activation }: Pick<NaiveOptions, "activation">,
): readonly number[] {
  if (activation === "none") return x;
  if (activation === "sigmoid") return x.map((value) => 1 / (1 + Math.exp(-value)));
  const powers = x.map((value) => Math.exp(value - Math.max(...x)));
  return powers.map((power) => power / sum(powers));
}

/** Σ p·t, Σ p, Σ t, Σ |p − t|, and Σ t that is never squared. */
type Sums = { i: number; p: number; t: number; v: number };
type Ratio = (sums: Sums, score: (n: number, d: number) => number) => number;

const tversky =
  (alpha: number, beta: number): Ratio =>
  ({ i, p, t }, score) =>
    1 - score(2 * i, 2 * i + 2 * alpha * (p - i) + 2 * beta * (t - i));

/** The loss of one sample and class from its sums. */
export const RATIOS: Readonly<Record<string, Ratio>> = {
  diceLoss: tversky(0.5, 0.5),
  jaccardLoss: tversky(1, 1),
  tverskyLoss: tversky(0.2, 1.3),
  focalTverskyLoss: (sums, score) => Math.max(0, tversky(0.3, 0.7)(sums, score)) ** 0.75,
  logDiceLoss: ({ i, p, t }, score) => -Math.log(Math.max(score(2 * i, p + t), Math.exp(-100))),
  logCoshDiceLoss: (sums, score) => Math.log(Math.cosh(tversky(0.5, 0.5)(sums, score))),
  generalizedDiceLoss: tversky(0.5, 0.5),
};

/** The weight of a class in the combination of the classes of a sample. */
const VOLUME_WEIGHTS = {
  square: (v: number) => 1 / v ** 2,
  simple: (v: number) => 1 / v,
  uniform: () => 1,
} as const;

/** An overlap loss: one number, or a list for `reduction: "none"`. */
export function naiveOverlapLoss(
  name: string,
  input: Naive,
  options: NaiveOptions,
  weightType: keyof typeof VOLUME_WEIGHTS = "square",
): number[] {
  const { smooth, squared, overlap, absentClasses, classWeights, weightNormalization } = options;
  const score = (n: number, d: number) => {
    const below = Math.max(d + smooth.denominator, smooth.floor);
    return below === 0 ? 1 : (n + smooth.numerator) / below;
  };
  const samples = input.prediction.map((_, s) => [s]);
  const first = options.includeBackground ? 0 : 1;
  const classes = input.prediction[0]![0]!.map((_, c) => c).slice(first);
  const rows = (options.batch ? [samples.flat()] : samples).map((members) =>
    classes.map((c): Sums => {
      const sums = { i: 0, p: 0, t: 0, v: 0 };
      for (const s of members) {
        for (const [voxel, counts] of input.counted[s]!.entries()) {
          if (!counts) continue;
          const p = activated(input.prediction[s]![voxel]!, options)[c]!;
          const t = input.target[s]![voxel]![c]!;
          sums.i += overlap === "semimetric" && !squared ? (p + t - Math.abs(p - t)) / 2 : p * t;
          sums.p += squared ? p * p : p;
          sums.t += squared ? t * t : t;
          sums.v += t;
        }
      }
      return sums;
    }),
  );
  const lossOf = (sums: Sums) => {
    // Sums may be below 0 by rounding of the probabilities.
    const [p, t] = [Math.max(0, sums.p), Math.max(0, sums.t)];
    return RATIOS[name]!({ ...sums, p, t }, score);
  };
  const generalized = name === "generalizedDiceLoss";
  const weightOf = (c: number) => classWeights?.[c] ?? 1;
  if (generalized || options.average === "micro") {
    const entries = rows.map((row) => {
      const present = row.filter(({ v }) => v > 0);
      const largest =
        present.length === 0 ? 1 : Math.max(...present.map(({ v }) => VOLUME_WEIGHTS[weightType](v)));
      const weights = row.map(({ v }, at) => {
        if (absentClasses !== "keep" && !(v > 0)) return 0;
        const own = v > 0 ? VOLUME_WEIGHTS[weightType](v) : largest;
        return weightOf(first + at) * (generalized ? own : 1);
      });
      const scale = generalized && Math.max(...weights) > 0 ? Math.max(...weights) : 1;
      const pooled = (of: keyof Sums) => sum(row.map((sums, at) => (weights[at]! / scale) * sums[of]));
      const skipped = absentClasses !== "keep" && present.length === 0;
      const pool = { i: pooled("i"), p: pooled("p"), t: pooled("t"), v: 0 };
      return { loss: skipped ? 0 : lossOf(pool), skipped };
    });
    if (options.reduction === "none") return entries.map(({ loss }) => loss);
    if (options.reduction === "sum") return [sum(entries.map(({ loss }) => loss))];
    const left = entries.filter(({ skipped }) => !(skipped && absentClasses === "skip"));
    return [left.length === 0 ? 0 : sum(left.map(({ loss }) => loss)) / left.length];
  }
  const table = rows.map((row) =>
    row.map((sums, at) => {
      const absent = absentClasses !== "keep" && !(sums.v > 0);
      return {
        weight: weightOf(first + at),
        loss: absent ? 0 : lossOf(sums),
        skipped: absent && absentClasses === "skip",
      };
    }),
  );
  const weighted = table.map((row) => row.map(({ weight, loss, skipped }) => (skipped ? 0 : weight * loss)));
  if (options.reduction === "none") return options.batch ? weighted[0]! : weighted.flat();
  if (options.reduction === "sum") return [sum(weighted.flat())];
  const means: number[] = [];
  for (const [r, row] of table.entries()) {
    const left = row.filter(({ skipped }) => !skipped);
    const total = sum(left.map(({ weight }) => weight));
    const divisor =
      classWeights === undefined || weightNormalization === "classes"
        ? left.length
        : weightNormalization === "weights"
          ? total
          : 1;
    if (left.length > 0 && divisor > 0) means.push(sum(weighted[r]!) / divisor);
  }
  return [means.length === 0 ? 0 : sum(means) / means.length];
}

/** What distinguishes the voxel losses. */
export interface NaiveTerms {
  readonly form: "categorical" | "binary";
  readonly gamma: number;
  readonly positive: number;
  readonly negative: number;
  readonly smoothing: number;
}

/** A voxel loss: one number, or the elements for `reduction: "none"`. */
export function naiveVoxelLoss(input: Naive, options: NaiveOptions, terms: NaiveTerms): number[] {
  const { classWeights, weightNormalization, reduction } = options;
  const { form, gamma, positive, negative, smoothing } = terms;
  const first = options.includeBackground ? 0 : 1;
  const elements: number[] = [];
  let voxels = 0;
  let weightOfTarget = 0;
  for (const [s, sample] of input.prediction.entries()) {
    for (const [voxel, x] of sample.entries()) {
      const counts = input.counted[s]![voxel]!;
      const t = input.target[s]![voxel]!;
      const p = activated(x, options);
      const weight = (c: number) => (c < first ? 0 : (classWeights?.[c] ?? 1));
      const log = (c: number) => {
        if (options.activation === "softmax")
          return x[c]! - Math.max(...x) - Math.log(sum(x.map((z) => Math.exp(z - Math.max(...x)))));
        if (options.activation === "sigmoid") return -Math.log1p(Math.exp(-x[c]!));
        return Math.max(-100, Math.log(Math.max(p[c]!, 0)));
      };
      const logOfRest = (c: number) =>
        options.activation === "sigmoid"
          ? -Math.log1p(Math.exp(x[c]!))
          : Math.max(-100, Math.log(Math.max(1 - p[c]!, 0)));
      const rest = (c: number) => {
        if (options.activation === "softmax") return sum(p.filter((_, other) => other !== c));
        return options.activation === "sigmoid" ? 1 / (1 + Math.exp(x[c]!)) : 1 - p[c]!;
      };
      const power = (base: number) => (gamma === 0 ? 1 : Math.max(0, base) ** gamma);
      const parts = x.map((_, c) => {
        if (!counts) return 0;
        if (form === "categorical") {
          const truth = (1 - smoothing) * t[c]! + smoothing / x.length;
          return -weight(c) * truth * power(rest(c)) * log(c);
        }
        return (
          -weight(c) *
          (positive * t[c]! * power(rest(c)) * log(c) + negative * (1 - t[c]!) * power(p[c]!) * logOfRest(c))
        );
      });
      if (form === "categorical") elements.push(sum(parts));
      else elements.push(...parts.slice(first));
      if (!counts) continue;
      voxels++;
      weightOfTarget += sum(t.map((truth, c) => weight(c) * truth));
    }
  }
  if (reduction === "none") return elements;
  const total = sum(elements);
  if (reduction === "sum") return [total];
  const classes = input.prediction[0]![0]!.length - first;
  const weights = classWeights === undefined ? classes : sum(classWeights.slice(first));
  const divisor =
    form === "categorical"
      ? classWeights === undefined || weightNormalization === "weights"
        ? weightOfTarget
        : voxels * (weightNormalization === "classes" ? classes : 1)
      : voxels *
        (classWeights === undefined || weightNormalization === "classes"
          ? classes
          : weightNormalization === "weights"
            ? weights
            : 1);
  return [divisor === 0 ? 0 : total / divisor];
}
