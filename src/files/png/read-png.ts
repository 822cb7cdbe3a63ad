import type { Bytes } from "../source/decompress.ts";
import { InputError } from "../source/input-error.ts";
import type { Reading } from "../source/reading.ts";
import { type FileVolume, type Picture, voxelText } from "../volume/volume.ts";
import { labelsOfColors } from "./color-labels.ts";
import { type PngImage, readChunks } from "./png-chunks.ts";
import { type Samples, samplesOf } from "./png-samples.ts";

/** Reads grey values or palette indices of 1 to 16 bits; colours only where they are opaque greys. */
export async function readPng(bytes: Bytes, { limit, decompress, colors }: Reading): Promise<FileVolume> {
  const image = readChunks(bytes, limit);
  const samples = samplesOf(image, await decompress(image.packed, "zlib", image.size));
  const shape = [image.height, image.width];
  if (image.palette) checkPalette(image, samples);
  if (colors && (image.palette || image.channels > 2))
    return { values: labelsOfColors(image, samples, colors), shape, order: "c", xFirst: true };
  const values = image.channels > 1 ? greyOfColors(image, samples) : samples;
  return { values, shape, order: "c", xFirst: true, picture: pictureOf(image) };
}

function pictureOf({ depth, palette }: PngImage): Picture {
  if (!palette) return { depth };
  const colors = Array.from(
    { length: palette.length / 3 },
    (_, index) => (palette[3 * index]! << 16) | (palette[3 * index + 1]! << 8) | palette[3 * index + 2]!,
  );
  return { depth, palette: colors };
}

function checkPalette({ palette, width, height }: PngImage, indices: Samples): void {
  if (!palette) return;
  const colors = palette.length / 3;
  const at = indices.findIndex((index) => index >= colors);
  if (at < 0) return;
  const where = voxelText({ shape: [height, width], order: "c" }, at);
  throw new InputError(`is damaged: pixel ${where} has index ${indices[at]}, its palette ${colors} colours`);
}

/** Pixels that are black and invisible are background, as paint programs save it. */
function greyOfColors({ width, height, channels, depth }: PngImage, samples: Samples): Samples {
  const colors = channels < 3 ? 1 : 3;
  const opaque = 2 ** depth - 1;
  const grey = depth === 16 ? new Uint16Array(width * height) : new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += channels) {
    const value = samples[at]!;
    const isGrey = colors === 1 || (samples[at + 1] === value && samples[at + 2] === value);
    const isOpaque = channels === colors || samples[at + colors] === opaque;
    if (!isGrey || !(isOpaque || (value === 0 && samples[at + colors] === 0))) {
      const text = Array.from(samples.subarray(at, at + channels)).join(", ");
      const where = voxelText({ shape: [height, width], order: "c" }, pixel);
      throw new InputError(
        `pixel ${where} has the ${isGrey ? "transparent" : "colour"} value (${text}); save labels as grey values or as a palette`,
      );
    }
    grey[pixel] = value;
  }
  return grey;
}
