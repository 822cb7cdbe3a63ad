import { InputError } from "../source/input-error.ts";
import type { Pass, PngImage } from "./png-chunks.ts";

export type Samples = Uint8Array | Uint16Array;

/** The samples of all pixels, row by row, channel by channel; the unpacked bytes are overwritten. */
export function samplesOf(image: PngImage, unpacked: Uint8Array): Samples {
  const { width, height, channels, depth, passes } = image;
  const size = width * height * channels;
  const samples = depth === 16 ? new Uint16Array(size) : new Uint8Array(size);
  let at = 0;
  for (const pass of passes) {
    const rowBytes = Math.ceil((pass.columns * channels * depth) / 8);
    unfilter(unpacked, at, pass.rows, rowBytes, Math.max(1, (channels * depth) >> 3));
    for (let row = 0; row < pass.rows; row++, at += 1 + rowBytes)
      placeRow(image, pass, row, unpacked.subarray(at + 1, at + 1 + rowBytes), samples);
  }
  return samples;
}

/** Each byte was stored as its difference from one that the filter of the row predicts from its neighbours. */
function unfilter(bytes: Uint8Array, start: number, rows: number, rowBytes: number, step: number): void {
  for (let row = 0; row < rows; row++) {
    const at = start + row * (1 + rowBytes);
    const filter = bytes[at]!;
    if (filter === 0) continue;
    if (filter > 4) throw new InputError(`is damaged: a row has filter ${filter}, want 0 to 4`);
    const above = row === 0 ? -1 : at - rowBytes;
    for (let k = 0; k < rowBytes; k++) {
      const left = k < step ? 0 : bytes[at + 1 + k - step]!;
      const up = above < 0 ? 0 : bytes[above + k]!;
      const corner = above < 0 || k < step ? 0 : bytes[above + k - step]!;
      bytes[at + 1 + k]! += predicted(filter, left, up, corner);
    }
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  // Paeth: the neighbour nearest to left + up − corner; ties go to left, then up.
  const [toLeft, toUp] = [Math.abs(up - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Pixels of less than a byte have the first one in the highest bits, and each row begins at a byte. */
function placeRow(image: PngImage, pass: Pass, row: number, bytes: Uint8Array, samples: Samples): void {
  const { width, channels, depth } = image;
  const first = ((pass.y + row * pass.dy) * width + pass.x) * channels;
  const mask = 2 ** depth - 1;
  for (let column = 0, sample = 0; column < pass.columns; column++) {
    const to = first + column * pass.dx * channels;
    for (let channel = 0; channel < channels; channel++, sample++) {
      if (depth === 8) samples[to + channel] = bytes[sample]!;
      else if (depth === 16) samples[to + channel] = (bytes[2 * sample]! << 8) | bytes[2 * sample + 1]!;
      else {
        const bit = sample * depth;
        samples[to + channel] = (bytes[bit >> 3]! >> (8 - depth - (bit & 7))) & mask;
      }
    }
  }
}
