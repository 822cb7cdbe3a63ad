import type { Bytes } from "../source/decompress.ts";
import { overLimit } from "../source/file-limit.ts";
import { InputError } from "../source/input-error.ts";
import type { Reading } from "../source/reading.ts";
import type { StoredArray } from "../volume/stored-values.ts";
import type { FileVolume } from "../volume/volume.ts";
import { checkDataset, type Dataset, findDataset, type H5wasm } from "./hdf5-datasets.ts";

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** The name in the memory of h5wasm; one file is open at a time. */
const NAME = "/labels.h5";

/** Returns whether the bytes have the signature of HDF5, at their start or behind a block of the user. */
export function isHdf5(bytes: Uint8Array): boolean {
  for (let at = 0; at + SIGNATURE.length <= bytes.length; at = at === 0 ? 512 : 2 * at)
    if (SIGNATURE.every((byte, k) => bytes[at + k] === byte)) return true;
  return false;
}

/** Reads a dataset of an HDF5 file: the one that is named, or the only one of integers in two axes or more. */
export async function readHdf5(bytes: Bytes, reading: Reading): Promise<FileVolume> {
  if (!isHdf5(bytes)) throw new InputError("is not an HDF5 file: it has no signature \\x89HDF");
  const h5wasm = (await reading.load("h5wasm", "HDF5")) as H5wasm;
  const module = await h5wasm.ready;
  module.FS.writeFile(NAME, bytes);
  // Without it a dataset that cannot be read comes back as whatever the memory held before.
  module.activate_throwing_error_handler();
  let file: InstanceType<H5wasm["File"]> | undefined;
  try {
    file = new h5wasm.File(NAME, "r");
    return volumeOf(findDataset(file, h5wasm, reading.array), reading.limit);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`is HDF5 that is cut off or damaged (${reasonOf(error)})`);
  } finally {
    module.deactivate_throwing_error_handler();
    try {
      file?.close();
    } catch {
      // A damaged file may not close, and its bytes go all the same.
    }
    module.FS.unlink(NAME);
  }
}

function volumeOf(dataset: Dataset, limit: number): FileVolume {
  const { shape, bytes } = checkDataset(dataset);
  if (bytes > limit) throw overLimit("dataset declares data of", limit);
  const spacing = spacingOf(dataset, shape.length);
  return {
    values: dataset.value as StoredArray,
    shape,
    order: "c",
    ...(spacing && { spacing }),
  };
}

/** Millimetres in the attribute of the HDF5 plugin of Fiji, which ilastik and PlantSeg write as well: micrometres, z first. */
function spacingOf({ attrs }: Dataset, rank: number): number[] | undefined {
  if (!Object.hasOwn(attrs, "element_size_um")) return undefined;
  const value = attrs.element_size_um!.value;
  const lengths = ArrayBuffer.isView(value)
    ? Array.from(value as Float64Array, (length) => Number(length) / 1000)
    : [];
  const isSpacing =
    lengths.length === rank && lengths.every((length) => length > 0 && length < Number.POSITIVE_INFINITY);
  return isSpacing ? lengths : undefined;
}

/** The innermost line of an error stack of HDF5 says most. */
function reasonOf(error: unknown): string {
  const text = String((error as Error).message ?? error);
  const lines = [...text.matchAll(/: ([a-z][^\n]*)\n\s+major:/gi)].map(([, line]) => line!);
  return (lines.at(-1) ?? text.split("\n")[0]!).slice(0, 120);
}
