/** A number that a page of the course states, with the call that computes it. */
export interface Claim {
  /** Chapter and name: `smooth.turn-256`. */
  readonly id: string;
  /** The name of the function of `models/` that computes it. */
  readonly call: string;
  readonly arguments: readonly (number | string | boolean)[];
  readonly expected: number;
  /** The largest relative difference from what is expected; of a claim of 0, the largest absolute one. */
  readonly tolerance: number;
  /** Where the number comes from: a derivation, a paper, a question that somebody asked. */
  readonly source: string;
  /** Too slow to be computed while a page is read: the page shows what is expected, and the test computes it. */
  readonly slow?: true;
}

/** The module of `models/` whose functions the claims of a chapter call, by name. */
export type Calls = Readonly<Record<string, unknown>>;

/** Makes the claims of one chapter: `claim("turn-256", "smallestGrowing", [256, 1], 181, 0, source)`. */
export function claimsOf(
  chapter: string,
): (
  name: string,
  call: string,
  values: Claim["arguments"],
  expected: number,
  tolerance: number,
  source: string,
) => Claim {
  return (name, call, values, expected, tolerance, source) => ({
    id: `${chapter}.${name}`,
    call,
    arguments: values,
    expected,
    tolerance,
    source,
  });
}
