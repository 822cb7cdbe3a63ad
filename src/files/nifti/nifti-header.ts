import type { Bytes } from "../source/decompress.ts";
import { InputError } from "../source/input-error.ts";

/** The fields of a header that say how voxels are stored and placed. */
export interface NiftiHeader {
  readonly littleEndian: boolean;
  /** The voxels are in a file of their own, `.img` beside `.hdr`. */
  readonly isPair: boolean;
  /** Analyze 7.5, from which NIfTI-1 was made: it does not place its voxels. */
  readonly isAnalyze: boolean;
  /** Bytes of the header with the four bytes that announce extensions. */
  readonly length: number;
  /** The number of axes, then the extent of each of seven. */
  readonly dim: readonly number[];
  readonly datatype: number;
  /** The handedness of the qform, then the length of a voxel along each of seven axes. */
  readonly pixdim: readonly number[];
  readonly voxelOffset: number;
  readonly slope: number;
  readonly intercept: number;
  readonly units: number;
  readonly qformCode: number;
  readonly sformCode: number;
  /** b, c, d of the quaternion, then the origin. */
  readonly qform: readonly number[];
  /** Three rows of four. */
  readonly sform: readonly number[];
}

const NIFTI1_BYTES = 348;
const NIFTI2_BYTES = 540;

const signatureAt = (bytes: Uint8Array, at: number) =>
  String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);

/** Reports whether the bytes begin with the header of a NIfTI file. */
export function isNifti(bytes: Uint8Array): boolean {
  return /^n[+i]1/.test(signatureAt(bytes, 344)) || /^n[+i]2/.test(signatureAt(bytes, 4));
}

/**
 * Reads the header of NIfTI-1, NIfTI-2 or, where it is allowed, Analyze 7.5, in either byte order.
 *
 * @see https://nifti.nimh.nih.gov/pub/dist/src/niftilib/nifti1.h
 * @see https://www.nitrc.org/forum/forum.php?thread_id=2148&forum_id=1941 for NIfTI-2
 */
export function readNiftiHeader(bytes: Bytes, allowAnalyze = false): NiftiHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, NIFTI2_BYTES));
  const [one, two] = [signatureAt(bytes, 344), signatureAt(bytes, 4)];
  const version = one === "n+1" || one === "ni1" ? 1 : two === "n+2" || two === "ni2" ? 2 : 0;
  const length = version === 2 ? NIFTI2_BYTES : NIFTI1_BYTES;
  const isAnalyze = version === 0 && allowAnalyze;
  if (version === 0 && !isAnalyze)
    throw new InputError("is not a NIfTI file: it has neither of the signatures n+1 and n+2");
  const declared = (littleEndian: boolean) => view.byteLength >= length && view.getInt32(0, littleEndian);
  const littleEndian = declared(true) === length;
  if (!littleEndian && declared(false) !== length) {
    throw new InputError(
      isAnalyze
        ? "is not an Analyze or NIfTI header: it does not begin with the length 348 or 540"
        : "is not a NIfTI file: its header does not begin with the length 348 or 540",
    );
  }
  const fields = version === 2 ? nifti2Fields(view, littleEndian) : nifti1Fields(view, littleEndian);
  const isPair = isAnalyze || one === "ni1" || two === "ni2";
  const placed = isAnalyze ? { qformCode: 0, sformCode: 0, units: 0 } : {};
  return { littleEndian, isPair, isAnalyze, length: length + 4, ...fields, ...placed };
}

type Fields = Omit<NiftiHeader, "littleEndian" | "isPair" | "isAnalyze" | "length">;

const list = (count: number, read: (index: number) => number) =>
  Array.from({ length: count }, (_, k) => read(k));

function nifti1Fields(view: DataView, little: boolean): Fields {
  const int16 = (at: number) => view.getInt16(at, little);
  const float = (at: number) => view.getFloat32(at, little);
  return {
    dim: list(8, (k) => int16(40 + 2 * k)),
    datatype: int16(70),
    pixdim: list(8, (k) => float(76 + 4 * k)),
    voxelOffset: float(108),
    slope: float(112),
    intercept: float(116),
    units: view.getUint8(123),
    qformCode: int16(252),
    sformCode: int16(254),
    qform: list(6, (k) => float(256 + 4 * k)),
    sform: list(12, (k) => float(280 + 4 * k)),
  };
}

function nifti2Fields(view: DataView, little: boolean): Fields {
  const int64 = (at: number) => Number(view.getBigInt64(at, little));
  const float = (at: number) => view.getFloat64(at, little);
  return {
    dim: list(8, (k) => int64(16 + 8 * k)),
    datatype: view.getInt16(12, little),
    pixdim: list(8, (k) => float(104 + 8 * k)),
    voxelOffset: int64(168),
    slope: float(176),
    intercept: float(184),
    units: view.getInt32(500, little),
    qformCode: view.getInt32(344, little),
    sformCode: view.getInt32(348, little),
    qform: list(6, (k) => float(352 + 8 * k)),
    sform: list(12, (k) => float(400 + 8 * k)),
  };
}
