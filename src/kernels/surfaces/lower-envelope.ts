/** Parabolas weight·(x − apex)² + height that are lowest somewhere on a line, from left to right. */
export interface Envelope {
  readonly weight: number;
  /** 1/(2·weight·d) for every distance d of two apexes: a product where the crossing of two needs a quotient. */
  readonly halves: Float64Array;
  readonly apexes: Int32Array;
  readonly heights: Float64Array;
  /** The place at which each becomes the lowest. */
  readonly begins: Float64Array;
  /** The number of parabolas. */
  found: number;
}

/** Room for the envelopes of lines of `length` places. */
export function emptyEnvelope(length: number, weight: number): Envelope {
  return {
    weight,
    halves: Float64Array.from({ length }, (_, d) => 1 / (2 * weight * d)),
    apexes: new Int32Array(length),
    heights: new Float64Array(length),
    begins: new Float64Array(length),
    found: 0,
  };
}

/**
 * Finds the lower envelope, at places 0 to `length` − 1, of the parabolas weight·(x − q)² + heights[start + q]. A height of
 * Infinity is not a parabola.
 *
 * A crossing is rounded, so at a place beside it the higher of two parabolas may be found; where weight and heights are whole
 * numbers only if both have the same height there.
 *
 * @see Felzenszwalb and Huttenlocher 2012, https://doi.org/10.4086/toc.2012.v008a019
 */
export function lowerEnvelope(
  envelope: Envelope,
  heights: Float64Array,
  start: number,
  length: number,
): void {
  const { halves, apexes, heights: lowest, begins } = envelope;
  let found = 0;
  let lastApex = 0;
  let lastHeight = 0;
  let lastBegin = 0;
  for (let q = 0; q < length; q++) {
    const height = heights[start + q]!;
    if (height === Number.POSITIVE_INFINITY) continue;
    let begin = 0;
    while (found > 0) {
      // The middle of the apexes and a correction: no difference of large squares.
      begin = (lastApex + q) / 2 + (height - lastHeight) * halves[q - lastApex]!;
      if (begin > lastBegin) break;
      found--;
      if (found === 0) begin = 0;
      else {
        lastApex = apexes[found - 1]!;
        lastHeight = lowest[found - 1]!;
        lastBegin = begins[found - 1]!;
      }
    }
    if (begin >= length) continue;
    apexes[found] = lastApex = q;
    lowest[found] = lastHeight = height;
    begins[found] = lastBegin = begin;
    found++;
  }
  envelope.found = found;
}

/**
 * Writes the height of the envelope at places `from` to `to`, the first one at `at`, the next `step` further; Infinity if it is
 * of no parabola.
 */
export function readEnvelope(
  { weight, apexes, heights, begins, found }: Envelope,
  from: number,
  to: number,
  out: Float64Array,
  at: number,
  step: number,
): void {
  let x = from;
  let next = at;
  if (found === 0) for (; x < to; x++, next += step) out[next] = Number.POSITIVE_INFINITY;
  for (let k = 0; k < found; k++) {
    const apex = apexes[k]!;
    const height = heights[k]!;
    const end = k + 1 < found ? Math.min(to, Math.ceil(begins[k + 1]!)) : to;
    for (; x < end; x++, next += step) out[next] = height + weight * (x - apex) * (x - apex);
  }
}

/** Writes the height of the envelope at places named in ascending order: `places[k]` − `origin`, k from `from` to `to`. */
export function readEnvelopeAt(
  { weight, apexes, heights, begins, found }: Envelope,
  places: Uint32Array,
  origin: number,
  from: number,
  to: number,
  out: Float64Array,
): void {
  let parabola = 0;
  for (let k = from; k < to; k++) {
    const x = places[k]! - origin;
    while (parabola + 1 < found && begins[parabola + 1]! <= x) parabola++;
    const away = x - apexes[parabola]!;
    out[k] = heights[parabola]! + weight * away * away;
  }
}
