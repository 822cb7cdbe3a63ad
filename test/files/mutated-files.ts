import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { makeNifti } from "./make/make-nifti.ts";
import { makeNpy } from "./make/make-npy.ts";
import { makePng } from "./make/make-png.ts";

const data = fileURLToPath(new URL("data/", import.meta.url));

/** A valid file, with the fields of its header: the place of each, and its bytes. */
export type MutatedFile = readonly [
  name: string,
  bytes: ArrayBuffer,
  fields: readonly (readonly [at: number, width: number])[],
];

const labels = Array.from({ length: 120 }, (_, k) => k % 7);
const gzip = (bytes: ArrayBuffer) => new Uint8Array(gzipSync(new Uint8Array(bytes))).buffer;
const placed = { spacing: [1, 2, 3], sform: [1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0], qform: [0, 0, 0, 0, 0, 0] };

/** Files that are written field by field. */
const made: readonly MutatedFile[] = [
  ["one.nii", makeNifti([4, 5, 6], labels, placed), niftiFields(1)],
  ["two.nii", makeNifti([4, 5, 6], labels, { ...placed, version: 2, type: "float32" }), niftiFields(2)],
  [
    "big-endian.nii",
    makeNifti([4, 5, 6], labels, { littleEndian: false, type: "int64", slope: 2 }),
    niftiFields(1),
  ],
  [
    "zipped.nii.gz",
    gzip(makeNifti([4, 5, 6], labels, placed)),
    [
      [0, 2],
      [2, 1],
      [3, 1],
      [8, 2],
    ],
  ],
  [
    "array.npy",
    makeNpy("<i2", [4, 5, 6], Int16Array.from(labels)),
    [
      [6, 1],
      [8, 2],
      [20, 4],
      [40, 8],
      [60, 8],
    ],
  ],
  [
    "halves.npy",
    makeNpy("<f2", [120], new Uint16Array(120), { version: 3, fortran: true }),
    [
      [6, 1],
      [8, 4],
      [22, 4],
    ],
  ],
  [
    "grey.png",
    makePng(12, 10, labels),
    [
      [8, 4],
      [16, 4],
      [20, 4],
      [24, 1],
      [25, 1],
      [28, 1],
      [33, 4],
    ],
  ],
  [
    "indexed.png",
    makePng(12, 10, labels, { depth: 4, color: "indexed" }),
    [
      [16, 4],
      [20, 4],
      [24, 1],
      [25, 1],
      [33, 4],
    ],
  ],
];

/** Files of other programs, whose headers are text, or whose fields are few. */
const others: readonly MutatedFile[] = [
  "metaimage/itk.mha",
  "nrrd/itk.nrrd",
  "mgh/nibabel-int32.mgh",
  "mgh/nibabel.mgz",
  "npy/numpy.npz",
  "npy/numpy-zip64.npz",
  "tiff/tifffile-imagej.tif",
  "tiff/libtiff-lzw.tif",
  "dicom/pydicom-binary.dcm",
  "dicom/pydicom-fractional.dcm",
  "zarr/image.ozx",
  "hdf5/h5py.h5",
].map((path) => {
  const name = basename(path);
  const bytes = new Uint8Array(readFileSync(`${data}${path}`)).buffer;
  const fields = Array.from({ length: 60 }, (_, k): [number, number] => [4 * k, 4]);
  return [name, bytes, fields] as const;
});

/** Length of the header, axes, datatype, spacing, offset, slope, units, codes and frames. */
function niftiFields(version: 1 | 2): [number, number][] {
  const each = (at: number, count: number, width: number) =>
    Array.from({ length: count }, (_, k): [number, number] => [at + k * width, width]);
  return version === 1
    ? [
        [0, 4],
        ...each(40, 8, 2),
        [70, 2],
        ...each(76, 8, 4),
        ...each(108, 3, 4),
        [123, 1],
        ...each(252, 2, 2),
        ...each(256, 18, 4),
        [344, 4],
      ]
    : [
        [0, 4],
        [4, 4],
        [12, 2],
        ...each(16, 8, 8),
        ...each(104, 8, 8),
        ...each(168, 3, 8),
        ...each(344, 2, 4),
        ...each(352, 18, 8),
        [500, 4],
      ];
}

export type Bytes = Uint8Array<ArrayBuffer>;
export type Mutation = (bytes: Bytes) => Bytes;

/** Numbers that break readers, as bytes: nothing, all, signs, NaN and infinity of any width. */
const special = fc.constantFrom(
  "00",
  "01",
  "7f",
  "80",
  "ff",
  "7fc0",
  "7f80",
  "ff80",
  "c07f",
  "807f",
  "7ff0",
  "f07f",
  "7fffffff",
  "ffffff7f",
);

export function mutations(fields: readonly (readonly [number, number])[]): fc.Arbitrary<Mutation> {
  const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  const at = (bytes: Uint8Array, part: number) => Math.floor(part * bytes.length);
  return fc.oneof(
    fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(
      ([part, bits]): Mutation =>
        (bytes) => {
          if (bytes.length > 0) bytes[at(bytes, part)]! ^= bits;
          return bytes;
        },
    ),
    place.map(
      (part): Mutation =>
        (bytes) =>
          bytes.slice(0, at(bytes, part)),
    ),
    fc.tuple(place, place, place).map(
      ([from, to, target]): Mutation =>
        (bytes) => {
          const piece = bytes.slice(
            Math.min(at(bytes, from), at(bytes, to)),
            Math.max(at(bytes, from), at(bytes, to)),
          );
          const cut = at(bytes, target);
          return Uint8Array.from([...bytes.slice(0, cut), ...piece, ...bytes.slice(cut)]);
        },
    ),
    fc.tuple(place, place).map(
      ([from, to]): Mutation =>
        (bytes) =>
          Uint8Array.from([...bytes.slice(0, at(bytes, from)), ...bytes.slice(at(bytes, to))]),
    ),
    fc.tuple(fc.constantFrom(...fields), special).map(
      ([[start, width], hex]): Mutation =>
        (bytes) => {
          const value = Buffer.from(hex, "hex");
          for (let k = 0; k < width && start + k < bytes.length; k++)
            bytes[start + k] = value[k % value.length]!;
          return bytes;
        },
    ),
  );
}

/** All files that are mutated. */
export const MUTATED_FILES: readonly MutatedFile[] = [...made, ...others];
