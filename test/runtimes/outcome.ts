/** What became of one test. */
export interface Outcome {
  /** From the root of the project. */
  readonly file: string;
  readonly name: string;
  readonly state: "passed" | "failed" | "skipped";
  /** Why it failed. */
  readonly message?: string;
}
