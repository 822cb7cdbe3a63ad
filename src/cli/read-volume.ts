import { InputError } from "./input-error.ts";
import { integerLabels } from "./integer-labels.ts";
import { readBytes } from "./read-bytes.ts";
import { readNifti } from "./read-nifti.ts";
import { readNpy } from "./read-npy.ts";
import { readPng } from "./read-png.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { FileVolume, Grid, Volume } from "./volume.ts";

type Reader = (bytes: ArrayBuffer, stopwatch: Stopwatch) => FileVolume;

const readers: readonly (readonly [ending: string, reader: Reader])[] = [
  [".nii", readNifti],
  [".nii.gz", readNifti],
  [".npy", readNpy],
  [".png", readPng],
];

/** Reads a label map in the format that the file's name tells; every fault names the file. */
export function readVolume(file: string, stopwatch: Stopwatch): Volume {
  try {
    const read = readerOf(file);
    const bytes = stopwatch.measure("read", () => readBytes(file));
    const volume = withoutTrailingOnes(read(bytes, stopwatch));
    const labels = stopwatch.measure("decode", () => integerLabels(volume));
    return { file, labels, ...gridOf(volume) };
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}

function readerOf(file: string): Reader {
  const name = file.toLowerCase();
  const reader = readers.find(([ending]) => name.endsWith(ending))?.[1];
  if (reader) return reader;
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

function gridOf({ shape, order, spacing }: Grid): Grid {
  return spacing ? { shape, order, spacing } : { shape, order };
}
