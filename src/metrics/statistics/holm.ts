/**
 * Holm's correction of p-values for several tests; `null` stays, and is not counted as a test.
 *
 * @see Holm 1979, https://www.jstor.org/stable/4615733
 */
export function holm(values: readonly (number | null)[]): (number | null)[] {
  const order = values
    .flatMap((p, at) => (p === null ? [] : [{ p, at }]))
    .sort((a, b) => a.p - b.p || a.at - b.at);
  const adjusted = values.map((): number | null => null);
  let least = 0;
  for (const [place, { p, at }] of order.entries()) {
    least = Math.max(least, Math.min(1, p * (order.length - place)));
    adjusted[at] = least;
  }
  return adjusted;
}
