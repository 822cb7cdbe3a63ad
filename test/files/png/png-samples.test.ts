import { describe, expect, it } from "vitest";
import type { PngImage } from "../../../src/files/png/png-chunks.ts";
import { samplesOf } from "../../../src/files/png/png-samples.ts";

const image = (width: number, height: number, channels: number, depth: number): PngImage => ({
  width,
  height,
  channels,
  depth,
  color: 0,
  passes: [{ x: 0, y: 0, dx: 1, dy: 1, columns: width, rows: height }],
  packed: new Uint8Array(),
  size: 0,
});

/** Filters rows by the definition of the standard: each byte less its prediction from the bytes of the picture. */
function filtered(
  rows: readonly (readonly number[])[],
  step: number,
  filters: readonly number[],
): Uint8Array {
  const at = (row: number, k: number) => (row < 0 || k < 0 ? 0 : rows[row]![k]!);
  const paeth = (a: number, b: number, c: number) => {
    const p = a + b - c;
    const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
  };
  return Uint8Array.from(
    rows.flatMap((row, y) => {
      const filter = filters[y % filters.length]!;
      return [
        filter,
        ...row.map((byte, k) => {
          const [a, b, c] = [at(y, k - step), at(y - 1, k), at(y - 1, k - step)];
          const predictions = [0, a, b, (a + b) >> 1, paeth(a, b, c)];
          return (byte - predictions[filter]!) & 255;
        }),
      ];
    }),
  );
}

describe("filters", () => {
  const random = (k: number) => (k * 7919 + (k >> 2) * 104729) % 256;
  it.each([
    [1, 8, 1],
    [3, 8, 3],
    [4, 8, 4],
    [1, 16, 2],
    [4, 16, 8],
    [1, 4, 1],
    [1, 1, 1],
  ])("are undone: %i channels of %i bits", (channels, depth, step) => {
    const width = 8;
    const rowBytes = (width * channels * depth) / 8;
    const rows = Array.from({ length: 7 }, (_, y) =>
      Array.from({ length: rowBytes }, (__, k) => random(y * rowBytes + k)),
    );
    for (const filters of [[0], [1], [2], [3], [4], [4, 0, 3, 1, 2], [3, 4]]) {
      const samples = samplesOf(image(width, 7, channels, depth), filtered(rows, step, filters));
      const bits = rows
        .flat()
        .map((byte) => byte.toString(2).padStart(8, "0"))
        .join("");
      const expected = bits
        .match(new RegExp(`.{${depth}}`, "g"))!
        .map((sample) => Number.parseInt(sample, 2));
      expect([...samples], `filters ${filters}`).toEqual(expected);
    }
  });
});
