import type { Bytes } from "../source/decompress.ts";
import { InputError } from "../source/input-error.ts";
import type { Reading } from "../source/reading.ts";
import type { FileVolume } from "../volume/volume.ts";
import { isZip, readMember, zipMembers } from "../zip/read-zip.ts";
import { readNpy } from "./read-npy.ts";

/**
 * The array that nnU-Net saves beside a segmentation: [classes, z, y, x], so that x is contiguous as in the image.
 *
 * @see export_prediction.py of nnU-Net 2, which transposes all axes but the first: https://github.com/MIC-DKFZ/nnUNet
 */
const NNUNET_ARRAY = "probabilities";

/** Reads the array of an archive of `numpy.savez` or `numpy.savez_compressed`; there must be one, or one by the name given. */
export async function readNpz(bytes: Bytes, reading: Reading): Promise<FileVolume> {
  if (!isZip(bytes)) throw new InputError("is not an .npz file: it is not a ZIP archive");
  const members = zipMembers(bytes).filter(({ name }) => name.endsWith(".npy"));
  const names = members.map(({ name }) => name.slice(0, -".npy".length));
  const { array } = reading;
  const chosen = array === undefined ? (members.length === 1 ? 0 : -1) : names.indexOf(array);
  if (chosen < 0) {
    const list =
      names.length === 0
        ? "no array"
        : names.length === 1
          ? `the array ${names[0]}`
          : `the arrays ${names.join(", ")}`;
    throw new InputError(
      array === undefined
        ? `holds ${list}, want one; the option array names it, --array on the command line, or save the labels alone by numpy.savez_compressed(file, labels)`
        : `holds ${list}, and none of the name ${array}`,
    );
  }
  const volume = readNpy(await readMember(bytes, members[chosen]!, reading));
  const isOfNnunet = names[chosen] === NNUNET_ARRAY && volume.order === "c" && volume.shape.length > 1;
  return isOfNnunet ? { ...volume, xFirst: true, classAxis: 0 } : volume;
}
