/** A mutant that changes no result, so that no test can tell it from the source. */
interface EquivalentMutant {
  readonly file: string;
  /** What is replaced, and by what, as the report shows them. */
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}

type Row = readonly [original: string, replacement: string, reason: string];

/** Found by hand among the mutants that survived, file by file. */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  "src/autodiff/deferred.ts": [
    ["start < size", "start <= size", "a tile of no elements writes nothing"],
    ["state.values === null", "true", "a tile of values that are there is copied, where it is taken"],
    [
      "size < MIN_DEFERRED",
      "size <= MIN_DEFERRED",
      "what is computed at once has the bits of what is computed later",
    ],
    [
      "x.size < MIN_DEFERRED",
      "x.size <= MIN_DEFERRED",
      "what is computed at once has the bits of what is computed later",
    ],
    [
      "state === undefined || state.taken || state.values !== null",
      "true",
      "an operand is read from its whole array or tile by tile, with the same bits",
    ],
    [
      "state.values !== null",
      "false",
      "an operand is read from its whole array or tile by tile, with the same bits",
    ],
    [
      "state.values !== null",
      "state.values === null",
      "an operand is read from its whole array or tile by tile, with the same bits",
    ],
    ["k < count", "k <= count", "the element behind a tile is written again"],
  ],
  "src/autodiff/fit.ts": [
    ["later !== null", "false", "the cast is then computed at once, with the same bits"],
    ["x.size === 1", "false", "the general way expands one number as well"],
    ["isDeferred(x) && sizeOf(shape) === 1", "false", "the sum over the whole array has the same order"],
    ["factor === 1", "false", "a multiplication by 1 changes no bit"],
    ["k < data.length", "k <= data.length", "nothing is written behind a typed array"],
  ],
  "src/autodiff/gradient-places.ts": [
    [
      "at !== index && into === gradient.data",
      "true",
      "a gradient that need not move is copied, with the same numbers",
    ],
    [
      "at !== index && into === gradient.data",
      "at !== index || into === gradient.data",
      "a gradient that need not move is copied, with the same numbers",
    ],
    ["into === gradient.data", "false", "a gradient that is at its place is written over itself"],
  ],
  "src/autodiff/tape.ts": [
    ["k < inputs.length", "k <= inputs.length", "no tape knows undefined"],
    [
      "this.#constant !== null",
      "true",
      "without a constant no other input is made, which noteConstant finds by itself, later",
    ],
    [
      "recording.length === 0",
      "false",
      "to note on none of the tapes does nothing, and returns the output as well",
    ],
  ],
  "src/autodiff/walk.ts": [
    ["index < inputs.length", "index <= inputs.length", "no tape knows undefined"],
    ['"accumulate"', '""', "the name is for an error, and gradients of one tensor always broadcast"],
    ["later !== null", "false", "the sum is then computed at once, with the same bits"],
  ],
  "src/losses/centerline-dice.ts": [
    ["classAxis === null", "false", "null is not below 0, and no axis is null"],
    ['"float64"', '""', "what is not float32 is allocated in float64"],
  ],
  "src/losses/generalized-dice.ts": [
    [
      "sample < samples",
      "sample <= samples",
      "what lies behind a sample is skipped, overwritten by the next sample, or outside of the array",
    ],
    [
      "c < classes",
      "c <= classes",
      "what lies behind a sample is skipped, overwritten by the next sample, or outside of the array",
    ],
  ],
  "src/losses/lovasz.ts": [
    ['isOfTarget || form === "hinge"', "true", "values that the pass validates are validated once more"],
    ['"probabilities"', '""', "whatever is not scores is probabilities or logits"],
  ],
  "src/losses/read/loss-options.ts": [["[]", '["Stryker was here"]', "an option that nobody names"]],
  "src/losses/shapes/lovasz-sets.ts": [
    ["sample < samples", "sample <= samples", "a sample behind the last has no classes, and no sets"],
  ],
  "src/losses/sums/overlap-plan.ts": [["sum < 0", "sum <= 0", "0 raised to 0 is 0"]],
  "src/losses/sums/voxel-plan.ts": [
    ['"probabilities"', '""', "whatever is not scores is probabilities or logits"],
    ["[]", '["Stryker was here"]', "the sum of no weights is used only where there are weights"],
  ],
  "src/metrics/counts/compact-labels.ts": [
    ["map.BYTES_PER_ELEMENT <= 2", "false", "labels of 16 bits are below the limit that is looked at next"],
    ["labels[at]! > most", "labels[at]! >= most", "an equal label is as high"],
  ],
  "src/metrics/statistics/normal-distribution.ts": [
    ["missing > 0", "missing >= 0", "a step of 0 ends the loop as well"],
  ],
  "src/metrics/statistics/quantile-interval.ts": [["high > 1", "high >= 1", "1 stays the least place"]],
  "src/metrics/statistics/signed-rank.ts": [
    ["difference > 0", "difference >= 0", "differences of 0 were left out before"],
  ],
  "src/ops/arrange/pad.ts": [["before + after > 0", "true", "an axis without padding is picked as it is"]],
  "src/ops/arrange/roll.ts": [
    [
      "(shift % extent) + extent",
      "shift % extent - extent",
      "the place is taken modulo the extent afterwards",
    ],
  ],
  "src/ops/broadcast.ts": [
    ['[a, b].filter((x) => typeof x !== "number")', "[a, b]", "no tape knows a number"],
    ['typeof a === "number"', "false", "no tape knows a number"],
    ['"number"', '""', "no tape knows a number"],
    ['"float64"', '""', "what is not float32 is allocated in float64"],
  ],
  "src/ops/class-sums/composed-terms.ts": [["gamma !== 0", "true", "a power of 0 multiplies by 1"]],
  "src/ops/gather.ts": [
    ["shape.length !== x.rank", "false", "shapes of other lengths are not the same either"],
  ],
  "src/ops/select.ts": [
    [
      "min !== undefined && max !== undefined",
      "min !== undefined || max !== undefined",
      "undefined is above nothing and below nothing",
    ],
    ["max !== undefined", "true", "undefined is above nothing and below nothing"],
  ],
  "src/ops/unary.ts": [
    ['"positivePart"', '""', "the name is for an error, and the argument is always a tensor"],
  ],
  "src/ops/windows/mean-pool.ts": [
    ["k < sums.length", "k <= sums.length", "nothing is written behind a typed array"],
  ],
};

export const EQUIVALENT: readonly EquivalentMutant[] = Object.entries(ROWS).flatMap(([file, rows]) =>
  rows.map(([original, replacement, reason]) => ({ file, original, replacement, reason })),
);
