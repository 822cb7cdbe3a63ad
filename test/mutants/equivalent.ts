/** A mutant that changes no result, so that no test can tell it from the source. */
interface EquivalentMutant {
  readonly file: string;
  /** What is replaced, and by what, as the report shows them. */
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}

/** Found by hand among the mutants that survived. */
export const EQUIVALENT: readonly EquivalentMutant[] = [
  {
    file: "src/autodiff/deferred.ts",
    original: "start < size",
    replacement: "start <= size",
    reason: "a tile of no elements writes nothing",
  },
  {
    file: "src/autodiff/deferred.ts",
    original: "state.values === null",
    replacement: "true",
    reason: "a tile of values that are there is copied, where it is taken",
  },
  {
    file: "src/autodiff/deferred.ts",
    original: "size < MIN_DEFERRED",
    replacement: "size <= MIN_DEFERRED",
    reason: "what is computed at once has the bits of what is computed later",
  },
  {
    file: "src/autodiff/deferred.ts",
    original: "x.size < MIN_DEFERRED",
    replacement: "x.size <= MIN_DEFERRED",
    reason: "what is computed at once has the bits of what is computed later",
  },
  ...["true", "false", "state.values === null"].map((replacement) => ({
    file: "src/autodiff/deferred.ts",
    original:
      replacement === "true"
        ? "state === undefined || state.taken || state.values !== null"
        : "state.values !== null",
    replacement,
    reason: "an operand is read from its whole array or tile by tile, with the same bits",
  })),
  {
    file: "src/autodiff/tape.ts",
    original: "k < inputs.length",
    replacement: "k <= inputs.length",
    reason: "no tape knows undefined",
  },
  {
    file: "src/autodiff/tape.ts",
    original: "this.#constant !== null",
    replacement: "true",
    reason: "without a constant no other input is made, which noteConstant finds by itself, later",
  },
  {
    file: "src/autodiff/tape.ts",
    original: "recording.length === 0",
    replacement: "false",
    reason: "to note on none of the tapes does nothing, and returns the output as well",
  },
  {
    file: "src/autodiff/walk.ts",
    original: "index < inputs.length",
    replacement: "index <= inputs.length",
    reason: "no tape knows undefined",
  },
  {
    file: "src/autodiff/walk.ts",
    original: '"accumulate"',
    replacement: '""',
    reason: "the name is for an error, and gradients of one tensor always broadcast",
  },
  {
    file: "src/autodiff/walk.ts",
    original: "later !== null",
    replacement: "false",
    reason: "the sum is then computed at once, with the same bits",
  },
  ...["sample < samples", "c < classes"].map((original) => ({
    file: "src/losses/generalized-dice.ts",
    original,
    replacement: original.replace("<", "<="),
    reason: "what lies behind a sample is skipped, overwritten by the next sample, or outside of the array",
  })),
  ...[
    ["src/autodiff/deferred.ts", "k < count", "k <= count", "the element behind a tile is written again"],
    [
      "src/autodiff/fit.ts",
      "later !== null",
      "false",
      "the cast is then computed at once, with the same bits",
    ],
    ["src/autodiff/fit.ts", "x.size === 1", "false", "the general way expands one number as well"],
    [
      "src/autodiff/fit.ts",
      "isDeferred(x) && sizeOf(shape) === 1",
      "false",
      "the sum over the whole array has the same order",
    ],
    ["src/autodiff/fit.ts", "factor === 1", "false", "a multiplication by 1 changes no bit"],
    ["src/autodiff/fit.ts", "k < data.length", "k <= data.length", "nothing is written behind a typed array"],
    ...["true", "at !== index || into === gradient.data"].map(
      (replacement) =>
        [
          "src/autodiff/gradient-places.ts",
          "at !== index && into === gradient.data",
          replacement,
          "a gradient that need not move is copied, with the same numbers",
        ] as const,
    ),
    [
      "src/autodiff/gradient-places.ts",
      "into === gradient.data",
      "false",
      "a gradient that is at its place is written over itself",
    ],
  ].map(([file, original, replacement, reason]) => ({
    file: file!,
    original: original!,
    replacement: replacement!,
    reason: reason!,
  })),
];
