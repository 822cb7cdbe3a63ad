import type { Bytes } from "../source/decompress.ts";
import { overLimit } from "../source/file-limit.ts";
import { InputError } from "../source/input-error.ts";
import type { Reading } from "../source/reading.ts";
import type { FileVolume } from "../volume/volume.ts";
import { type DataSet, framesOf, segmentNames } from "./dicom-segments.ts";
import { frameGrid } from "./frame-grid.ts";
import { LABELS_16, labelLayers } from "./segment-layers.ts";

const SEGMENTATION_STORAGE = "1.2.840.10008.5.1.4.1.1.66.4";
const LABEL_MAP_STORAGE = "1.2.840.10008.5.1.4.1.1.66.7";
/** Transfer syntaxes whose pixels are as they are. */
const NATIVE: readonly string[] = ["1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"];
const MAX_SLICES = 65_536;

/** Reports whether the bytes have DICOM's signature. */
export function isDicom(bytes: Uint8Array): boolean {
  return bytes[128] === 0x44 && bytes[129] === 0x49 && bytes[130] === 0x43 && bytes[131] === 0x4d;
}

/**
 * Reads a DICOM segmentation, binary or fractional, whose segments may overlap.
 *
 * @see https://dicom.nema.org/medical/dicom/current/output/chtml/part03/sect_C.8.20.2.html
 */
export async function readDicomSeg(bytes: Bytes, { limit }: Reading): Promise<FileVolume> {
  if (!isDicom(bytes)) throw new InputError("is not a DICOM file: it has no signature DICM at byte 128");
  const module = (await import("dicom-parser")) as unknown as { default?: Parser } & Parser;
  const parser = module.default ?? module;
  let dataSet: DataSet;
  try {
    dataSet = parser.parseDicom(bytes);
  } catch (error) {
    const reason =
      typeof error === "string"
        ? error
        : ((error as { exception?: unknown }).exception ?? (error as Error).message);
    throw new InputError(`is DICOM that is cut off or damaged (${String(reason).split("\n")[0]})`);
  }
  return segmentation(dataSet, limit);
}

interface Parser {
  parseDicom(bytes: Uint8Array): DataSet;
}

function segmentation(dataSet: DataSet, limit: number): FileVolume {
  checkKind(dataSet);
  const [rows, columns] = [dataSet.uint16("x00280010") ?? 0, dataSet.uint16("x00280011") ?? 0];
  const frames = framesOf(dataSet);
  const names = segmentNames(dataSet);
  if (rows < 1 || columns < 1)
    throw new InputError(`header declares ${columns} × ${rows} pixels, want at least one`);
  const declared = Number(dataSet.string("x00280008") ?? frames.length);
  if (frames.length === 0 || declared !== frames.length)
    throw new InputError(`declares ${declared} frames and places ${frames.length}; want a frame at least`);
  const missing = frames.find(({ segment }) => !names.has(segment));
  if (missing)
    throw new InputError(`has a frame of the segment ${missing.segment}, which it does not describe`);
  const grid = frameGrid(frames, MAX_SLICES);
  const size = rows * columns;
  if (size * grid.depth * LABELS_16 > limit) throw overLimit("frames span voxels of", limit);
  const { isInside, note } = pixelsOf(dataSet, size, frames.length);
  const { layers, layerOf } = labelLayers(
    frames.map(({ segment }) => segment),
    grid,
    size,
    isInside,
    limit,
  );
  const notes = note() === undefined ? [] : [note()!];
  return {
    values: layers[0]!,
    ...(layers.length > 1 && { layers: layers.slice(1) }),
    segments: [...names].map(([label, name]) => ({ name, label, layer: layerOf.get(label) ?? 0 })),
    shape: [columns, rows, grid.depth],
    order: "fortran",
    xFirst: true,
    spacing: grid.spacing,
    affine: grid.affine,
    placedBy: "positions of frames",
    cropped: [2],
    ...(notes.length > 0 && { notes }),
  };
}

function checkKind(dataSet: DataSet): void {
  const storage = dataSet.string("x00080016") ?? "";
  if (storage === LABEL_MAP_STORAGE)
    throw new InputError(
      "is a DICOM label map segmentation, which is not read yet; save it as a binary segmentation",
    );
  if (storage !== SEGMENTATION_STORAGE) {
    const modality = dataSet.string("x00080060") ?? "unknown";
    throw new InputError(`is a DICOM file of another kind (modality ${modality}), want a segmentation (SEG)`);
  }
  const syntax = dataSet.string("x00020010") ?? NATIVE[0]!;
  if (!NATIVE.includes(syntax) || dataSet.elements.x7fe00010?.encapsulatedPixelData) {
    throw new InputError(
      `holds compressed pixels (transfer syntax ${syntax}), which are not read; decompress it, as by dcmdrle or gdcmconv --raw`,
    );
  }
}

/** Asks for pixels by frame: of one bit each in one stream, the lowest bit of a byte first, or fractions in bytes. */
function pixelsOf(dataSet: DataSet, size: number, frames: number) {
  const element = dataSet.elements.x7fe00010;
  const kind = (dataSet.string("x00620001") ?? "").trim();
  const bits = dataSet.uint16("x00280100") ?? 0;
  const want = kind === "BINARY" ? 1 : kind === "FRACTIONAL" ? 8 : 0;
  if (want === 0 || bits !== want)
    throw new InputError(
      `is a segmentation of type ${kind || "unknown"} with ${bits} bits a pixel, want BINARY with 1 or FRACTIONAL with 8`,
    );
  const declared = Math.ceil((size * frames * bits) / 8);
  if (!element || element.length < declared || element.dataOffset + declared > dataSet.byteArray.length)
    throw new InputError(
      `declares ${declared} bytes of pixels, ${element?.length ?? 0} follow; the file is cut off`,
    );
  const pixels = dataSet.byteArray.subarray(element.dataOffset, element.dataOffset + declared);
  if (bits === 1) {
    return { isInside: (at: number) => ((pixels[at >> 3]! >> (at & 7)) & 1) === 1, note: () => undefined };
  }
  const most = dataSet.uint16("x0062000e") ?? 255;
  let between = false;
  return {
    isInside: (at: number) => {
      const value = pixels[at]!;
      if (value > 0 && value < most) between = true;
      return 2 * value >= most && value > 0;
    },
    note: () => (between ? `fractions of at least half of ${most} count as inside` : undefined),
  };
}
