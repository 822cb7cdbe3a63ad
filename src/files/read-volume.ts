import { type ENDINGS, endingOf } from "./file-ending.ts";
import { readNifti } from "./nifti/read-nifti.ts";
import { readNpy } from "./npy/read-npy.ts";
import { readPng } from "./png/read-png.ts";
import { InputError } from "./source/input-error.ts";
import { readBytes } from "./source/read-bytes.ts";
import { integerLabels } from "./volume/integer-labels.ts";
import type { FileVolume, Grid, Reading, Volume } from "./volume/volume.ts";

type Reader = (bytes: Uint8Array<ArrayBuffer>, reading: Reading) => FileVolume;

const readers: Readonly<Record<(typeof ENDINGS)[number], Reader>> = {
  ".nii": readNifti,
  ".nii.gz": readNifti,
  ".npy": readNpy,
  ".png": readPng,
};

/** Reads a label map in the format that the file's name tells; every fault names the file. */
export function readVolume(file: string, reading: Reading): Volume {
  const { limit, stopwatch } = reading;
  try {
    const read = readerOf(file);
    const bytes = stopwatch.measure("read", () => readBytes(file, limit));
    const volume = withoutTrailingOnes(read(bytes, reading));
    const labels = stopwatch.measure("decode", () => integerLabels(volume));
    return { file, labels, ...gridOf(volume) };
  } catch (error) {
    throw withName(file, error);
  }
}

function withName(file: string, error: unknown): unknown {
  if (error instanceof InputError) return new InputError(`${file}: ${error.message}`);
  // What the engines say when there is no memory for an array, or no array of that length.
  if (error instanceof RangeError && /allocation failed|Invalid typed array length/.test(error.message)) {
    return new InputError(`${file}: needs more memory than there is`);
  }
  return error;
}

function readerOf(file: string): Reader {
  const ending = endingOf(file);
  if (ending) return readers[ending];
  throw new InputError("the name does not tell a format that is read: .nii, .nii.gz, .npy or .png");
}

/** A slice saved as one volume of depth 1 is the same map as the slice; memory does not change by it. */
function withoutTrailingOnes(volume: FileVolume): FileVolume {
  let rank = volume.shape.length;
  while (rank > 1 && volume.shape[rank - 1] === 1) rank--;
  const { spacing } = volume;
  return {
    ...volume,
    shape: volume.shape.slice(0, rank),
    ...(spacing && { spacing: spacing.slice(0, rank) }),
  };
}

function gridOf({ shape, order, spacing, affine }: Grid): Grid {
  return { shape, order, ...(spacing && { spacing }), ...(affine && { affine }) };
}
