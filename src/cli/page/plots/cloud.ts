/**
 * The places of points across their strip, from −1 to 1. Points spread widely where values are dense, so that the strip has the
 * outline of their distribution and dense points do not coincide.
 */
export function cloudOffsets(values: readonly number[]): number[] {
  if (values.length === 0) return [];
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const width = (highest - lowest) / BINS || 1;
  const bins = new Float64Array(BINS + 1);
  const binOf = (value: number) => Math.floor((value - lowest) / width);
  for (const value of values) bins[binOf(value)]!++;
  const smooth = bins.map((count, bin) => (count + ((bins[bin - 1] ?? 0) + (bins[bin + 1] ?? 0)) / 2) / 2);
  const most = Math.max(...smooth);
  // Few points need no room: a strip of three is a line, one of fifty an outline.
  const scale = Math.min(1, Math.sqrt(values.length / 50));
  return values.map((value, place) => {
    const across = (((place + 1) * GOLDEN) % 1) * 2 - 1;
    return across * scale * (smooth[binOf(value)]! / most);
  });
}

const BINS = 40;
/** Any number of its multiples modulo 1 are spread evenly. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
