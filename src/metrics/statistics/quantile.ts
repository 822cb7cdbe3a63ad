/** The quantile at a part from 0 to 1 of ascending values, interpolated between the two next to it. */
export function quantile(sorted: Float64Array, part: number): number {
  const at = part * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  // Infinity − Infinity has no value.
  if (low === high || low === -Infinity) return low;
  return low + (at - Math.floor(at)) * (high - low);
}
