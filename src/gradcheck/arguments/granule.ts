/** The largest power of two that divides a number; of 0, all do. */
export function granuleOf(value: number): number {
  if (value === 0) return Infinity;
  const size = Math.abs(value);
  let granule = 1;
  while (granule > size) granule /= 2;
  while (2 * granule <= size) granule *= 2;
  granule = Math.max(granule * Number.EPSILON, Number.MIN_VALUE);
  while (Number.isInteger(value / (2 * granule))) granule *= 2;
  return granule;
}
