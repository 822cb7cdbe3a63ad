import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readNifti, readNiftiPair } from "../../../src/files/nifti/read-nifti.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { type datatypes, makeNifti, type NiftiOptions } from "../make/make-nifti.ts";
import { readingOf } from "../reading.ts";

const shape = [2, 3, 2];
const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const read = (bytes: ArrayBuffer) => readNifti(new Uint8Array(bytes), readingOf());
const gzip = (bytes: ArrayBuffer) => new Uint8Array(gzipSync(new Uint8Array(bytes))).buffer;

describe("values", () => {
  const integers = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64"] as const;
  const cases = [1, 2].flatMap((version) =>
    [true, false].flatMap((littleEndian) =>
      [...integers, "float32" as const, "float64" as const].map((type) => ({ version, littleEndian, type })),
    ),
  );
  it.each(cases)("reads NIfTI-$version, $type, little-endian $littleEndian", async (options) => {
    const volume = await read(makeNifti(shape, values, options as NiftiOptions));
    expect(Array.from(volume.values, Number)).toEqual(values);
    expect(volume.values.BYTES_PER_ELEMENT).toBe(Number(/\d+/.exec(options.type)?.[0]) / 8);
    expect(volume).toMatchObject({ shape, order: "fortran" });
  });

  it.each([
    ["int8", -128],
    ["int16", -32768],
    ["int32", -2147483648],
    ["int64", -1],
    ["uint16", 65535],
    ["uint32", 4294967295],
    ["uint64", 4294967296],
  ] as const)("keeps the sign and the width of %s", async (type: keyof typeof datatypes, value: number) => {
    const bytes = makeNifti([1], [value], { type, littleEndian: false });
    expect(Number((await read(bytes)).values[0])).toBe(value);
  });

  it("reads a view without copying", async () => {
    const bytes = makeNifti(shape, values);
    expect((await read(bytes)).values.buffer).toBe(bytes);
  });

  it("reads voxels off the alignment of their type", async () => {
    expect([...(await read(makeNifti(shape, values, { type: "int32", gap: 5 }))).values]).toEqual(values);
  });

  it.each([1, 2] as const)("takes offset 0 in NIfTI-%i as the end of the header", async (version) => {
    expect([...(await read(makeNifti(shape, values, { version, gap: null }))).values]).toEqual(values);
  });

  it("passes over extensions, even a broken one", async () => {
    const bytes = makeNifti(shape, values, { gap: 4 + 16 });
    new DataView(bytes).setUint8(348, 1);
    expect([...(await read(bytes)).values]).toEqual(values);
  });

  it("reads gzip", async () => {
    expect([...(await read(gzip(makeNifti(shape, values)))).values]).toEqual(values);
  });

  it("ignores bytes after the voxels", async () => {
    const bytes = makeNifti(shape, [...values, 99, 99]);
    expect([...(await read(bytes)).values]).toEqual(values);
  });
});

describe("a pair", () => {
  const header = new Uint8Array(makeNifti(shape, values, { magic: "ni1", gap: 0, spacing: [1, 2, 3] }));
  const [head, voxels] = [header.slice(0, 348), Uint8Array.from(values)];
  new DataView(head.buffer).setFloat32(108, 0, true);
  const packed = new Uint8Array(gzip(voxels.buffer));

  it.each([
    ["a.hdr", { "a.img": voxels }],
    ["a.hdr", { "a.img.gz": packed }],
    ["a.hdr", { "a.img": packed }],
    ["A.HDR", { "A.IMG": voxels }],
  ])("%s reads the voxels beside it", async (name, files) => {
    const volume = await readNiftiPair(head.slice(), readingOf(files, name));
    expect([...volume.values]).toEqual(values);
    expect(volume.spacing).toEqual([1, 2, 3]);
  });

  it("of Analyze 7.5 is matched by index: the format does not place its voxels", async () => {
    const analyze = head.slice();
    analyze.fill(0, 344, 348);
    // Where NIfTI has the code of its sform, Analyze has other things.
    new DataView(analyze.buffer).setInt16(254, 1, true);
    const volume = await readNiftiPair(analyze, readingOf({ "a.img": voxels }, "a.hdr"));
    expect([...volume.values]).toEqual(values);
    expect(volume).not.toHaveProperty("affine");
    expect(volume.spacing).toEqual([1, 2, 3]);
  });

  it("names the file that is missing", async () => {
    await expect(readNiftiPair(head.slice(), readingOf({}, "a.hdr"))).rejects.toThrow("a.img: no such file");
  });
});

it("knows that a file of two axes does not say where it is along the third", async () => {
  expect(await read(makeNifti([2, 3], values.slice(0, 6)))).toMatchObject({ planar: true, xFirst: true });
  expect(await read(makeNifti([2, 3, 1], values.slice(0, 6)))).not.toHaveProperty("planar");
});

describe("grid", () => {
  it("knows the spacing", async () => {
    expect((await read(makeNifti(shape, values, { spacing: [0.5, -2, 4] }))).spacing).toEqual([0.5, 2, 4]);
    expect((await read(makeNifti(shape, values, { version: 2, spacing: [0.7, 1, 3] }))).spacing).toEqual([
      0.7, 1, 3,
    ]);
  });

  it("converts metres and micrometres to millimetres, and takes no unit for millimetres", async () => {
    const spacing = [1, 2, 4];
    expect((await read(makeNifti(shape, values, { spacing, unit: 1 }))).spacing).toEqual([1000, 2000, 4000]);
    expect((await read(makeNifti(shape, values, { spacing, unit: 3 }))).spacing).toEqual([
      0.001, 0.002, 0.004,
    ]);
    expect((await read(makeNifti(shape, values, { spacing, unit: 0 }))).spacing).toEqual(spacing);
    expect((await read(makeNifti(shape, values, { spacing, unit: 2 + 8 }))).spacing).toEqual(spacing);
  });

  it("has no spacing where the header has none", async () => {
    expect((await read(makeNifti(shape, values))).spacing).toBeUndefined();
  });

  it("knows where the voxels lie, in millimetres", async () => {
    const sform = [0.5, 0, 0, -7, 0, 2, 0, 1, 0, 0, 3, 4];
    expect((await read(makeNifti(shape, values, { sform }))).affine).toEqual(sform);
    expect((await read(makeNifti(shape, values, { sform, unit: 1 }))).affine).toEqual(
      sform.map((entry) => entry * 1000),
    );
    expect(await read(makeNifti(shape, values))).not.toHaveProperty("affine");
  });

  it("takes one volume in four dimensions", async () => {
    expect((await read(makeNifti([...shape, 1], values))).shape).toEqual([...shape, 1]);
  });
});

describe("scaling", () => {
  it("is handed on", async () => {
    expect(await read(makeNifti(shape, values, { slope: 2, intercept: -1 }))).toMatchObject({
      slope: 2,
      intercept: -1,
    });
  });

  it.each([0, Number.NaN, Number.POSITIVE_INFINITY])("is none with slope %d", async (slope) => {
    expect(await read(makeNifti(shape, values, { slope, intercept: 3 }))).not.toHaveProperty("slope");
  });
});

describe("errors", () => {
  const bytes = makeNifti(shape, values);
  const edited = (edit: (view: DataView) => void) => {
    const copy = bytes.slice();
    edit(new DataView(copy));
    return copy;
  };
  const table: [name: string, bytes: ArrayBuffer, message: string][] = [
    [
      "no signature",
      makeNifti(shape, values, { magic: "abc" }),
      "is not a NIfTI file: it has neither of the signatures n+1 and n+2",
    ],
    ["a few bytes", bytes.slice(0, 9), "is not a NIfTI file: it has neither of the signatures n+1 and n+2"],
    ["half of a pair", makeNifti(shape, values, { magic: "ni1" }), "a.img: no such file"],
    [
      "a wrong header length",
      edited((view) => view.setInt32(0, 347, true)),
      "is not a NIfTI file: its header does not begin with the length 348 or 540",
    ],
    [
      "a NIfTI-2 header that is cut",
      makeNifti(shape, values, { version: 2 }).slice(0, 400),
      "is not a NIfTI file: its header does not begin with the length 348 or 540",
    ],
    [
      "a length that is none",
      makeNifti(shape, values, { spacing: [1, 1, Number.NaN] }),
      "header declares spacing [1, 1, NaN], want a positive length along each axis, or 0 along all",
    ],
    ["no axes", makeNifti([], [1]), "header declares 0 axes, want 1 to 7"],
    [
      "too many axes",
      edited((view) => view.setInt16(40, 300, true)),
      "header declares 300 axes, want 1 to 7",
    ],
    [
      "an empty axis",
      makeNifti([2, 0, 2], values),
      "header declares shape [2, 0, 2], want at least one voxel along each axis",
    ],
    [
      "complex numbers",
      makeNifti([2, 3], values.slice(0, 6), { type: "complex64" }),
      "holds complex numbers (datatype 32); save the labels as integers",
    ],
    [
      "colours",
      makeNifti([2, 2], [1, 2, 3, 4], { type: "rgb24" }),
      "holds colours (datatype 128); save the labels as integers",
    ],
    [
      "an unknown datatype",
      edited((view) => view.setInt16(70, 5, true)),
      "holds values of an unknown kind (datatype 5); save the labels as integers",
    ],
    [
      "an offset in the header",
      edited((view) => view.setFloat32(108, 100, true)),
      "header declares voxels from byte 100, want 352 or later",
    ],
    [
      "a fractional offset",
      edited((view) => view.setFloat32(108, 352.5, true)),
      "header declares voxels from byte 352.5, want 352 or later",
    ],
    [
      "one voxel too few",
      bytes.slice(0, -1),
      "header declares shape [2, 3, 2] of 1-byte voxels up to byte 364, the data ends at 363; the file is cut off",
    ],
    [
      "a huge shape",
      makeNifti([32767, 32767, 32767], values, { type: "float64" }),
      "header declares shape [32767, 32767, 32767] of 8-byte voxels up to byte 281449207693656, " +
        "the data ends at 448; the file is cut off",
    ],
  ];
  it.each(table)("%s", async (_name, file, message) => {
    await expect(read(file)).rejects.toThrow(new InputError(message));
    await expect(read(gzip(file))).rejects.toThrow(new InputError(message));
  });
});
