/**
 * Where the points of a strip stand across it, from −1 to 1: spread as wide as the values are dense there, so that the strip
 * has the outline of their distribution, and no two of a dense place coincide.
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
/** Multiples of it modulo 1 are spread evenly, however many there are. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
