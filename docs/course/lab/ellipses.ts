import { uniform } from "../models/pictures.ts";

/** The side of a picture of training in pixels. */
export const PICTURE = 24;
const PIXELS = PICTURE * PICTURE;
/** Standard deviation of the noise on a picture, whose object is 1. */
const NOISE = 0.6;
/** The random numbers that a picture takes: five for the ellipse, two for the noise of each pixel. */
export const DRAWS_OF_A_PICTURE = 5 + 2 * PIXELS;
/** What mulberry32 adds to its state for each number. */
const STRIDE = 0x6d2b79f5;

/** The random numbers of a seed after the first `drawn` of them, so that a run may stop and go on. */
export function uniformAfter(seed: number, drawn: number): () => number {
  return uniform(seed + Math.imul(drawn, STRIDE));
}

/** A picture to learn from. */
export interface Sample {
  readonly input: Float64Array;
  readonly target: Float64Array;
}

/** An ellipse in noise. */
export function sampleOf(next: () => number): Sample {
  const gauss = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const [cx, cy] = [6 + 12 * next(), 6 + 12 * next()];
  const [a, b, turn] = [2 + 3 * next(), 1.5 + 2 * next(), Math.PI * next()];
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  const target = new Float64Array(PIXELS);
  const input = new Float64Array(PIXELS);
  for (let k = 0; k < PIXELS; k++) {
    const [x, y] = [(k % PICTURE) - cx, Math.floor(k / PICTURE) - cy];
    const [u, v] = [x * cosine + y * sine, y * cosine - x * sine];
    target[k] = (u / a) ** 2 + (v / b) ** 2 <= 1 ? 1 : 0;
    input[k] = target[k]! + NOISE * gauss();
  }
  return { input, target };
}
