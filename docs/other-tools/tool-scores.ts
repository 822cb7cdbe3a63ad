/** The scores of one class by name; `null` for none, and for NaN; empty for a class that the tool was not given. */
export type ClassScores = Readonly<Record<string, number | string | null>>;

/** The scores of a pair: a row for every class but class 0, and the means where the tool has them. */
export interface PairScores {
  readonly classes: readonly ClassScores[];
  readonly mean?: ClassScores;
}

/** The scores of every pair; `null` for a pair that the tool was not given. Plain JSON. */
export interface ToolScores {
  readonly version: string;
  readonly pairs: readonly (PairScores | null)[];
}
