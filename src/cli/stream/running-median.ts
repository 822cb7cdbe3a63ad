/**
 * The median of numbers of which only counts are kept: each number counts in the bin of its first 12 binary digits, so each middle number is within
 * 2⁻¹² of its size, 0.025 %, and memory does not grow with the numbers. Where two middle numbers have opposite signs their mean may be farther off.
 */
export class RunningMedian {
  readonly #counts = new Map<number, number>();
  #total = 0;

  /** Counts a number; it may be infinite, and not NaN. */
  add(value: number): void {
    const bin = binOf(value);
    this.#counts.set(bin, (this.#counts.get(bin) ?? 0) + 1);
    this.#total++;
  }

  /** NaN of no numbers. */
  median(): number {
    if (this.#total === 0) return Number.NaN;
    const bins = [...this.#counts].sort(([a], [b]) => a - b);
    const middle = (this.#total - 1) / 2;
    const at = (rank: number) => {
      let below = 0;
      for (const [bin, count] of bins) {
        below += count;
        if (rank < below) return middleOf(bin);
      }
      return Number.NaN;
    };
    const [low, high] = [at(Math.floor(middle)), at(Math.ceil(middle))];
    return low === high ? low : (low + high) / 2;
  }
}

/** The digits of a float32 that its bin leaves out. */
const DROPPED = 12;
const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** Bins are in the order of their numbers. */
function binOf(value: number): number {
  float[0] = value;
  const magnitude = (bits[0]! & 0x7fffffff) >>> DROPPED;
  return bits[0]! < 0 ? -1 - magnitude : magnitude;
}

/** The middle of a bin; exact for 0, 1 and infinity, which scores often are. */
function middleOf(bin: number): number {
  const magnitude = bin < 0 ? -1 - bin : bin;
  bits[0] = magnitude << DROPPED;
  const low = float[0]!;
  const isExact = low === 0 || low === 1 || low === Infinity;
  bits[0] = (magnitude << DROPPED) | (1 << (DROPPED - 1));
  const size = isExact ? low : float[0]!;
  return bin < 0 ? -size : size;
}
