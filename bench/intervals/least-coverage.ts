/**
 * The least coverage, of at least `wanted`, that an interval of the mean of scores of 0 and 1 can have: such an interval holds the part of ones
 * for some numbers of ones in a row, whose probabilities have gaps.
 *
 * @param part - of ones
 */
export function leastCoverage(cases: number, part: number, wanted: number): number {
  const chances = binomial(cases, part);
  let least = 1;
  for (let first = 0; first <= cases; first++) {
    let held = 0;
    for (let last = first; last <= cases; last++) {
      held += chances[last]!;
      if (held >= wanted) least = Math.min(least, held);
    }
  }
  return least;
}

/** The probabilities of 0 to n ones in n scores. */
function binomial(n: number, part: number): Float64Array {
  let chances = Float64Array.of(1);
  for (let k = 0; k < n; k++) {
    const next = new Float64Array(k + 2);
    for (const [ones, chance] of chances.entries()) {
      next[ones]! += chance * (1 - part);
      next[ones + 1]! += chance * part;
    }
    chances = next;
  }
  return chances;
}
