/** NIfTI datatype codes, by the names of the standard. */
export const datatypes = {
  uint8: { code: 2, bits: 8 },
  int16: { code: 4, bits: 16 },
  int32: { code: 8, bits: 32 },
  float32: { code: 16, bits: 32 },
  complex64: { code: 32, bits: 64 },
  float64: { code: 64, bits: 64 },
  rgb24: { code: 128, bits: 24 },
  int8: { code: 256, bits: 8 },
  uint16: { code: 512, bits: 16 },
  uint32: { code: 768, bits: 32 },
  int64: { code: 1024, bits: 64 },
  uint64: { code: 1280, bits: 64 },
} as const;

export interface NiftiOptions {
  readonly version?: 1 | 2;
  readonly littleEndian?: boolean;
  readonly type?: keyof typeof datatypes;
  readonly spacing?: readonly number[];
  /** Three rows of four; its code is set with it. */
  readonly sform?: readonly number[];
  /** b, c, d of the quaternion, the origin, and the sign of the third axis; its code is set with it. */
  readonly qform?: readonly number[];
  readonly unit?: number;
  readonly slope?: number;
  readonly intercept?: number;
  /** Bytes between header and voxels; the field says 0 where this is `null`. */
  readonly gap?: number | null;
  readonly magic?: string;
}

/** A NIfTI file, written field by field after nifti1.h and nifti2.h; values come x first. */
export function makeNifti(
  shape: readonly number[],
  values: readonly number[],
  {
    version = 1,
    littleEndian = true,
    type = "uint8",
    spacing = [],
    sform,
    qform,
    unit = 2,
    slope = 1,
    intercept = 0,
    gap = 4,
    magic = version === 1 ? "n+1" : "n+2",
  }: NiftiOptions = {},
): ArrayBuffer {
  const header = version === 1 ? 348 : 540;
  const offset = header + (gap ?? 4);
  const { code, bits } = datatypes[type];
  const view = new DataView(new ArrayBuffer(offset + (values.length * bits) / 8));
  const text = (at: number) => {
    for (let k = 0; k < magic.length; k++) view.setUint8(at + k, magic.charCodeAt(k));
  };
  const dims = [shape.length, ...shape];
  const pixdims = [qform?.[6] ?? 1, ...spacing];
  view.setInt32(0, header, littleEndian);
  if (version === 1) {
    for (let k = 0; k < 8; k++) view.setInt16(40 + 2 * k, dims[k] ?? 1, littleEndian);
    view.setInt16(70, code, littleEndian);
    view.setInt16(72, bits, littleEndian);
    for (let k = 0; k < 8; k++) view.setFloat32(76 + 4 * k, pixdims[k] ?? 0, littleEndian);
    view.setFloat32(108, gap === null ? 0 : offset, littleEndian);
    view.setFloat32(112, slope, littleEndian);
    view.setFloat32(116, intercept, littleEndian);
    view.setUint8(123, unit);
    view.setInt16(252, qform ? 1 : 0, littleEndian);
    view.setInt16(254, sform ? 1 : 0, littleEndian);
    for (let k = 0; k < 6; k++) view.setFloat32(256 + 4 * k, qform?.[k] ?? 0, littleEndian);
    for (let k = 0; k < 12; k++) view.setFloat32(280 + 4 * k, sform?.[k] ?? 0, littleEndian);
    text(344);
  } else {
    text(4);
    view.setInt16(12, code, littleEndian);
    view.setInt16(14, bits, littleEndian);
    for (let k = 0; k < 8; k++) view.setBigInt64(16 + 8 * k, BigInt(dims[k] ?? 1), littleEndian);
    for (let k = 0; k < 8; k++) view.setFloat64(104 + 8 * k, pixdims[k] ?? 0, littleEndian);
    view.setBigInt64(168, BigInt(gap === null ? 0 : offset), littleEndian);
    view.setFloat64(176, slope, littleEndian);
    view.setFloat64(184, intercept, littleEndian);
    view.setInt32(500, unit, littleEndian);
    view.setInt32(344, qform ? 1 : 0, littleEndian);
    view.setInt32(348, sform ? 1 : 0, littleEndian);
    for (let k = 0; k < 6; k++) view.setFloat64(352 + 8 * k, qform?.[k] ?? 0, littleEndian);
    for (let k = 0; k < 12; k++) view.setFloat64(400 + 8 * k, sform?.[k] ?? 0, littleEndian);
  }
  values.forEach((value, index) => {
    setVoxel(view, offset + (index * bits) / 8, type, value, littleEndian);
  });
  return view.buffer;
}

function setVoxel(
  view: DataView,
  at: number,
  type: keyof typeof datatypes,
  value: number,
  littleEndian: boolean,
): void {
  if (type === "uint8" || type === "rgb24") view.setUint8(at, value);
  if (type === "int8") view.setInt8(at, value);
  if (type === "uint16") view.setUint16(at, value, littleEndian);
  if (type === "int16") view.setInt16(at, value, littleEndian);
  if (type === "uint32") view.setUint32(at, value, littleEndian);
  if (type === "int32") view.setInt32(at, value, littleEndian);
  if (type === "uint64" || type === "int64") view.setBigInt64(at, BigInt(value), littleEndian);
  if (type === "float32" || type === "complex64") view.setFloat32(at, value, littleEndian);
  if (type === "float64") view.setFloat64(at, value, littleEndian);
}
