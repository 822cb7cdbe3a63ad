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
];
