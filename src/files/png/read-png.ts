import { type DecodedPng, decode } from "fast-png";
import { InputError } from "../source/input-error.ts";
import { type FileVolume, type Reading, voxelText } from "../volume/volume.ts";
import { imageChunks } from "./png-chunks.ts";

/** Reads grey values or palette indices of 1 to 16 bits; colours only where they are opaque greys. */
export function readPng(bytes: Uint8Array<ArrayBuffer>, { limit, stopwatch }: Reading): FileVolume {
  return stopwatch.measure("decode", () => {
    const image = decodeOrExplain(imageChunks(bytes, limit));
    return { values: greyOf(image), shape: [image.height, image.width], order: "c" };
  });
}

function decodeOrExplain(bytes: Uint8Array): DecodedPng {
  try {
    return decode(bytes, { checkCrc: true });
  } catch (error) {
    throw new InputError(`is cut off or damaged (${(error as Error).message}); fetch or save the file again`);
  }
}

type Samples = Uint8Array | Uint16Array;

function greyOf(image: DecodedPng): Samples {
  const samples = image.data as Samples;
  if (image.channels > 1) return greyOfColours(image, samples);
  return image.depth < 8 ? unpack(image, samples) : samples;
}

/** Pixels of less than a byte stand highest bits first, and each row begins at a byte. */
function unpack({ width, height, depth }: DecodedPng, packed: Samples): Uint8Array {
  const grey = new Uint8Array(width * height);
  const rowBytes = Math.ceil((width * depth) / 8);
  const mask = (1 << depth) - 1;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const bit = column * depth;
      const byte = packed[row * rowBytes + (bit >> 3)]!;
      grey[row * width + column] = (byte >> (8 - depth - (bit & 7))) & mask;
    }
  }
  return grey;
}

function greyOfColours({ width, height, channels, depth }: DecodedPng, samples: Samples): Samples {
  const colours = channels < 3 ? 1 : 3;
  const opaque = 2 ** depth - 1;
  const grey = depth === 16 ? new Uint16Array(width * height) : new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += channels) {
    const value = samples[at]!;
    const isGrey = colours === 1 || (samples[at + 1] === value && samples[at + 2] === value);
    if (!isGrey || (channels > colours && samples[at + colours] !== opaque)) {
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
