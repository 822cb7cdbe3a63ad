import fc from "fast-check";
import type { Target, Tensor } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { randomLabels, randomNumbers } from "../../tensor/random-values.ts";

/** Options of losses with an overlap in them, at random. */
export const REDUCTIONS = {
  batch: fc.boolean(),
  average: fc.constantFrom("macro", "micro"),
  absentClasses: fc.constantFrom("keep", "skip", "zero"),
} as const;

/** Options of the sum of a Dice loss and another, at random. */
export const COMPOUND = {
  ...REDUCTIONS,
  smooth: fc.constantFrom(1e-6, 1),
  diceWeight: fc.constantFrom(0, 1, 2.5),
} as const;

/** What a loss takes, and what it gives. */
export interface Traits {
  /** Activations that it takes, for several classes and for one. */
  readonly activations: (classes: number) => readonly ("none" | "sigmoid" | "softmax")[];
  /** Least number of classes, default 1. */
  readonly leastClasses?: number;
  /** Whether targets are 0 or 1 only. */
  readonly hard?: boolean;
  /** Whether it is made of straight pieces: without activation its second derivative is 0. */
  readonly straight?: boolean;
  /** What a prediction without activation holds: from, to; default 0.05 to 0.95. */
  readonly values?: readonly [number, number];
  /** How many spatial axes, default 0 to 2. */
  readonly spatial?: readonly [number, number];
  /** Its own options, at random. */
  readonly own?: fc.Arbitrary<object>;
  /** Options made to fit each other. */
  readonly adapt?: (options: Record<string, unknown>, classes: number) => Record<string, unknown>;
  /** Whether the place of a voxel matters, so that only whole axes may turn and padding is seen. */
  readonly hasNeighbours?: boolean;
  /** Largest value of an entry, without class weights. */
  readonly largest: number;
  /** The prediction that is right, of a target of 0 or 1; default the target. */
  readonly perfect?: (target: number) => number;
  /** Whether it is 0 at the perfect prediction, under these options; default always. */
  readonly hasPerfection?: (options: Readonly<Record<string, unknown>>) => boolean;
  /** Whether it has no `reduction: "none"`. */
  readonly compound?: boolean;
}

/** An input in one layout, channels-last, as plain arrays: what can be turned about. */
export interface Plain {
  readonly spatial: readonly number[];
  readonly batch: number;
  readonly classes: number;
  /** [batch, voxels, classes]. */
  readonly values: readonly number[];
  /** [batch, voxels], or `null`: there is a target. */
  readonly labels: readonly number[] | null;
  /** [batch, voxels, classes], or `null`: there are labels. */
  readonly target: readonly number[] | null;
  /** [batch, voxels]. */
  readonly mask: readonly number[] | null;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The label that is ignored, where one is: a class of its own that no prediction has. */
export const IGNORED = 9;

export const voxelsOf = ({ spatial }: Plain) => spatial.reduce((size, extent) => size * extent, 1);

/** Inputs at random. Values lie apart from each other, so that small steps change no order. */
export function plainInputs({
  activations,
  leastClasses = 1,
  hard = false,
  values: [low, high] = [0.05, 0.95],
  spatial = [0, 2],
  own = fc.constant({}),
  adapt = (options) => options,
}: Traits): fc.Arbitrary<Plain> {
  const [least, most] = spatial;
  const layouts = fc.record({
    batch: fc.integer({ min: 1, max: 3 }),
    spatial: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: least, maxLength: most }),
    classes: fc.integer({ min: leastClasses, max: 4 }),
    seed: fc.nat(10_000),
    kind: fc.constantFrom("labels" as const, "hot" as const, ...(hard ? [] : ["soft" as const])),
    ignores: fc.boolean(),
    isMasked: fc.boolean(),
    isWeighted: fc.boolean(),
    ownOptions: own,
  });
  return layouts.chain(
    ({ batch, spatial: extents, classes, seed, kind, ignores, isMasked, isWeighted, ownOptions }) =>
      fc
        .record({
          activation: fc.constantFrom(...activations(classes)),
          includeBackground: classes > 1 ? fc.boolean() : fc.constant(true),
          weightNormalization: fc.constantFrom("weights", "classes", "none"),
          reduction: fc.constantFrom("mean", "sum"),
        })
        .map((shared): Plain => {
          const count = extents.reduce((size, extent) => size * extent, batch);
          const random = randomNumbers(seed);
          const apart = shuffled(count * classes, random).map((place) => (place + 0.3) / (count * classes));
          const inside = apart.map((part) => low + (high - low) * part);
          const logit = (p: number) => Math.log(p / (1 - p));
          const labels = randomLabels(count, seed, Math.max(2, classes), 2);
          const withIgnored = labels.map((label) => (random() < 0.25 ? IGNORED : label));
          const options: Record<string, unknown> = { ...shared, ...ownOptions };
          if (kind === "labels" && ignores) options.ignoreIndex = IGNORED;
          if (isWeighted) options.classWeights = Array.from({ length: classes }, () => 0.25 + 3 * random());
          return {
            batch,
            spatial: extents,
            classes,
            values: shared.activation === "none" ? inside : inside.map(logit),
            labels: kind !== "labels" ? null : ignores ? withIgnored : labels,
            target:
              kind === "labels"
                ? null
                : inside.map(() => (kind === "hot" ? Math.round(random()) : Math.floor(64 * random()) / 64)),
            mask: isMasked ? labels.map(() => Number(random() < 0.7)) : null,
            options: adapt(options, classes),
          };
        }),
  );
}

function shuffled(size: number, random: () => number): number[] {
  const places = Array.from({ length: size }, (_, k) => k);
  for (let k = size - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [places[k], places[other]] = [places[other]!, places[k]!];
  }
  return places;
}

/** Labels as zeros and ones, those that are ignored masked. */
export function withHotTarget(plain: Plain): Plain {
  const { classes, labels, mask } = plain;
  const { ignoreIndex: _, ...options } = plain.options;
  const target = labels!.flatMap((label) =>
    Array.from({ length: classes }, (_, c) => Number(classes === 1 ? label === 1 : label === c)),
  );
  const counted = labels!.map((label, k) => (label === IGNORED ? 0 : (mask?.[k] ?? 1)));
  return { ...plain, labels: null, target, mask: counted, options };
}

/** Every voxel from where `from` says: the k-th of the batch is the from(k)-th. */
export function rearranged(plain: Plain, from: (voxel: number) => number): Plain {
  const { classes, batch } = plain;
  const order = Array.from({ length: batch * voxelsOf(plain) }, (_, k) => from(k));
  const turn = <List extends readonly number[] | null>(list: List, step: number) =>
    list === null
      ? null
      : order.flatMap((at) => Array.from({ length: step }, (_, c) => list[at * step + c]!));
  return {
    ...plain,
    values: turn(plain.values, classes)!,
    labels: turn(plain.labels, 1),
    target: turn(plain.target, classes),
    mask: turn(plain.mask, 1),
  };
}

/** Class c in place of class order[c], its weight too. */
export function renamed(plain: Plain, order: readonly number[]): Plain {
  const { classes, options, labels } = plain;
  const turn = (list: readonly number[]) =>
    list.map((_, k) => list[Math.floor(k / classes) * classes + order[k % classes]!]!);
  const { classWeights } = options as { classWeights?: number[] };
  return {
    ...plain,
    values: turn(plain.values),
    target: plain.target && turn(plain.target),
    labels: labels?.map((label) => (label === IGNORED ? label : order.indexOf(label))) ?? null,
    options: { ...options, ...(classWeights && { classWeights: turn(classWeights) }) },
  };
}

/** Arguments for a loss. */
export interface Bound {
  readonly prediction: Tensor;
  readonly target: Target;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The arguments, classes last, first after the batch, or (one class) without an axis. */
export function bound(
  plain: Plain,
  place: "last" | "first" | "none" = "last",
  dtype: "float32" | "float64" = "float64",
): Bound {
  const { batch, spatial, classes, labels, mask } = plain;
  const voxels = voxelsOf(plain);
  const shape = { last: [...spatial, classes], first: [classes, ...spatial], none: spatial }[place];
  const laidOut = (list: readonly number[]) =>
    tensor(
      place === "first" ? list.map((_, k) => list[channelsLast(k, classes, voxels)]!) : list,
      [batch, ...shape],
      {
        dtype,
      },
    );
  return {
    prediction: laidOut(plain.values),
    target: labels === null ? laidOut(plain.target!) : labelMap([...labels], [batch, ...spatial]),
    options: {
      ...plain.options,
      classAxis: { last: -1, first: 1, none: null }[place],
      ...(mask !== null && { mask: labelMap([...mask], [batch, ...spatial]) }),
    },
  };
}

/** Where an element of [batch, classes, voxels] lies in [batch, voxels, classes]. */
export function channelsLast(at: number, classes: number, voxels: number): number {
  const sample = Math.floor(at / (classes * voxels));
  return (sample * voxels + (at % voxels)) * classes + (Math.floor(at / voxels) % classes);
}
