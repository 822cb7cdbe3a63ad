import { isDicom, readDicomSeg } from "./dicom/read-dicom-seg.ts";
import { isHdf5, readHdf5 } from "./hdf5/read-hdf5.ts";
import { isMetaImage } from "./metaimage/metaimage-header.ts";
import { readMetaImage } from "./metaimage/read-metaimage.ts";
import { isMgh, readMgh } from "./mgh/read-mgh.ts";
import { isNifti } from "./nifti/nifti-header.ts";
import { readNifti, readNiftiPair } from "./nifti/read-nifti.ts";
import { isNpy, readNpy } from "./npy/read-npy.ts";
import { readNpz } from "./npy/read-npz.ts";
import { isNrrd } from "./nrrd/nrrd-header.ts";
import { readNrrd } from "./nrrd/read-nrrd.ts";
import { isPng } from "./png/png-chunks.ts";
import { readPng } from "./png/read-png.ts";
import type { Bytes } from "./source/decompress.ts";
import type { FolderReading, Reading } from "./source/reading.ts";
import { isTiff, readTiff } from "./tiff/read-tiff.ts";
import type { FileVolume } from "./volume/volume.ts";
import { readZarrFolder, readZarrZip } from "./zarr/read-zarr.ts";
import { isZip } from "./zip/read-zip.ts";

/** A format of label maps. */
export interface Format {
  /** The endings of its files; the longest one that fits a name counts. */
  readonly endings: readonly string[];
  /** What the command line's help says of it. */
  readonly help: string;
  readonly read: (bytes: Bytes, reading: Reading) => FileVolume | Promise<FileVolume>;
  /** Reads a folder with the ending, of formats that are many files. */
  readonly readFolder?: (reading: FolderReading) => Promise<FileVolume>;
  /** Whether bytes without a name, decompressed, are of this format. */
  readonly matches: (bytes: Uint8Array) => boolean;
}

/** All formats that are read. Endings, the help and the error of an unknown ending follow from this table. */
export const FORMATS: readonly Format[] = [
  {
    endings: [".nii", ".nii.gz"],
    help: "NIfTI-1 and NIfTI-2",
    read: readNifti,
    matches: isNifti,
  },
  {
    endings: [".hdr"],
    help: "NIfTI or Analyze header, its .img beside it",
    read: readNiftiPair,
    matches: () => false,
  },
  { endings: [".mha", ".mhd"], help: "MetaImage of ITK", read: readMetaImage, matches: isMetaImage },
  {
    endings: [".nrrd", ".nhdr", ".seg.nrrd"],
    help: "NRRD, segmentations of 3D Slicer",
    read: readNrrd,
    matches: isNrrd,
  },
  { endings: [".mgz", ".mgh"], help: "volume of FreeSurfer", read: readMgh, matches: isMgh },
  { endings: [".dcm"], help: "DICOM SEG, binary or fractional", read: readDicomSeg, matches: isDicom },
  { endings: [".npy"], help: "NumPy array, C or Fortran order", read: readNpy, matches: isNpy },
  { endings: [".npz"], help: "archive of one NumPy array", read: readNpz, matches: isZip },
  { endings: [".tif", ".tiff"], help: "TIFF stack, of ImageJ and OME too", read: readTiff, matches: isTiff },
  { endings: [".png"], help: "grey values or palette indices", read: readPng, matches: isPng },
  {
    endings: [".zarr", ".ome.zarr", ".zarr.zip", ".ozx"],
    help: "OME-Zarr, where zarrita is installed",
    read: readZarrZip,
    readFolder: readZarrFolder,
    matches: () => false,
  },
  {
    endings: [".h5", ".hdf5", ".hdf"],
    help: "HDF5, where h5wasm is installed",
    read: readHdf5,
    matches: isHdf5,
  },
];

/** The endings of all formats. */
export const ENDINGS: readonly string[] = FORMATS.flatMap(({ endings }) => endings);

/** The endings of all formats, as a list in text. */
export function endingsText(): string {
  return `${ENDINGS.slice(0, -1).join(", ")} or ${ENDINGS.at(-1)}`;
}

/** The formats for the help of the command line, a line each. */
export function formatLines(): string[] {
  const width = Math.max(...FORMATS.map(({ endings }) => endings.join(" ").length)) + 2;
  return FORMATS.map(({ endings, help }) => `  ${endings.join(" ").padEnd(width)}${help}`);
}

/** The known ending of a name, in any case, if it has one. */
export function endingOf(name: string): string | undefined {
  const lower = name.toLowerCase();
  const fitting = ENDINGS.filter((ending) => lower.endsWith(ending));
  return fitting.sort((a, b) => b.length - a.length)[0];
}

/** The format of a name, by its ending. */
export function formatOf(name: string): Format | undefined {
  const ending = endingOf(name);
  return FORMATS.find(({ endings }) => endings.some((each) => each === ending));
}

/** A name without its known ending. */
export function withoutEnding(name: string): string {
  return name.slice(0, name.length - (endingOf(name)?.length ?? 0));
}
