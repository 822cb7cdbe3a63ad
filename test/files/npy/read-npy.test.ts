import { describe, expect, it } from "vitest";
import { readNpy } from "../../../src/files/npy/read-npy.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { makeNpy } from "../make/make-npy.ts";

const read = (bytes: ArrayBuffer) => readNpy(new Uint8Array(bytes));
const REMEDY = 'save the labels by numpy.save(file, labels.astype("int32"))';

describe("values", () => {
  it.each([
    ["|u1", Uint8Array],
    ["|i1", Int8Array],
    ["<u2", Uint16Array],
    ["<i2", Int16Array],
    ["<u4", Uint32Array],
    ["<i4", Int32Array],
    ["<f4", Float32Array],
    ["<f8", Float64Array],
  ])("reads %s", (descr, Type) => {
    const values = Type.from([0, 1, 2, 3, 100, 5]);
    expect(read(makeNpy(descr, [2, 3], values))).toEqual({ values, shape: [2, 3], order: "c" });
  });

  it("reads 64-bit integers", () => {
    const values = BigInt64Array.from([-1n, 2n ** 40n]);
    expect(read(makeNpy("<i8", [2], values)).values).toEqual(values);
    const unsigned = BigUint64Array.from([1n, 2n ** 63n]);
    expect(read(makeNpy("<u8", [2], unsigned)).values).toEqual(unsigned);
  });

  it("reads half floats", () => {
    const halves = Uint16Array.of(0x0000, 0x3c00, 0x4000, 0x3800);
    expect([...read(makeNpy("<f2", [4], halves)).values]).toEqual([0, 1, 2, 0.5]);
  });

  it.each([
    [">u2", 2, 0x0102],
    [">i2", 2, -2],
    [">i4", 4, -70000],
    [">u4", 4, 4000000000],
    [">f4", 4, 1.5],
  ])("reads big-endian %s, the byte order of FreeSurfer", (descr, width, value) => {
    const bytes = new DataView(new ArrayBuffer(2 * width));
    for (const at of [0, width]) {
      if (descr === ">u2") bytes.setUint16(at, value);
      if (descr === ">i2") bytes.setInt16(at, value);
      if (descr === ">i4") bytes.setInt32(at, value);
      if (descr === ">u4") bytes.setUint32(at, value);
      if (descr === ">f4") bytes.setFloat32(at, value);
    }
    expect([...read(makeNpy(descr, [2], bytes)).values]).toEqual([value, value]);
  });

  it("reads big-endian numbers of 64 bits", () => {
    const bytes = new DataView(new ArrayBuffer(16));
    bytes.setBigInt64(0, -5n);
    bytes.setBigInt64(8, 2n ** 40n);
    expect([...read(makeNpy(">i8", [2], bytes)).values]).toEqual([-5n, 2n ** 40n]);
    bytes.setFloat64(0, -1.25);
    bytes.setFloat64(8, 1e10);
    expect([...read(makeNpy(">f8", [2], bytes)).values]).toEqual([-1.25, 1e10]);
  });

  it("reads booleans as 0 and 1, whatever byte is true", () => {
    expect([...read(makeNpy("|b1", [5], Uint8Array.of(1, 0, 2, 255, 8))).values]).toEqual([1, 0, 1, 1, 1]);
  });

  it.each([1, 2, 3] as const)("reads version %i", (version) => {
    const values = Int32Array.of(4, 5);
    expect(read(makeNpy("<i4", [2], values, { version })).values).toEqual(values);
  });

  it("tells the order", () => {
    expect(read(makeNpy("|u1", [2, 1], Uint8Array.of(1, 2), { fortran: true })).order).toBe("fortran");
  });
});

describe("errors", () => {
  const bytes = makeNpy("<i2", [2, 2], Int16Array.of(1, 2, 3, 4));
  const signature = "is not an .npy file: it does not begin with the signature \\x93NUMPY";
  const table: [name: string, bytes: ArrayBuffer, message: string][] = [
    ["no signature", new ArrayBuffer(100), signature],
    ["a few bytes", bytes.slice(0, 8), signature],
    ["half a header", bytes.slice(0, 40), "declares a header of 128 bytes, the file has 40; it is cut off"],
    [
      "half a voxel missing",
      bytes.slice(0, -1),
      "header declares shape [2, 2] of type i2, 8 bytes, 7 follow; the file is cut off or holds more than one array",
    ],
    [
      "a second array",
      joined(bytes, bytes),
      "header declares shape [2, 2] of type i2, 8 bytes, 144 follow; the file is cut off or holds more than one array",
    ],
    [
      "a huge shape",
      makeNpy("<f8", [1000000, 1000000, 1000000], new Uint8Array(8)),
      "header declares shape [1000000, 1000000, 1000000] of type f8, 8000000000000000000 bytes, 8 follow; " +
        "the file is cut off or holds more than one array",
    ],
    [
      "a header of a megabyte",
      longHeader(2 ** 20),
      `declares a header of 1048588 bytes, want at most 65536; ${REMEDY}`,
    ],
    [
      "a scalar",
      makeNpy("<i4", [], Int32Array.of(1)),
      "holds an array of shape [], want a label map of at least one voxel",
    ],
    [
      "an empty array",
      makeNpy("<i4", [0, 3], new Int32Array()),
      "holds an array of shape [0, 3], want a label map of at least one voxel",
    ],
    ["objects", makeNpy("|O", [1], new Uint8Array(8)), `data type |O holds no labels; ${REMEDY}`],
    [
      "a version that does not exist",
      edited(bytes, 6, 9),
      `is an .npy file of version 9, and versions 1 to 3 exist; ${REMEDY}`,
    ],
    [
      "records",
      makeNpy("[('a', '<i4'), ('b', '<i4')]", [1], new Uint8Array(8)),
      'is a table of records; save the field that holds the labels: numpy.save(file, table["labels"])',
    ],
    ["complex numbers", makeNpy("<c8", [1], new Uint8Array(8)), `data type <c8 holds no labels; ${REMEDY}`],
    ["text", makeNpy("<U1", [1], new Uint8Array(4)), `data type <U1 holds no labels; ${REMEDY}`],
  ];
  it.each(table)("%s", (_name, file, message) => {
    expect(() => read(file)).toThrow(new InputError(message));
  });
});

function edited(bytes: ArrayBuffer, at: number, byte: number): ArrayBuffer {
  const copy = bytes.slice();
  new Uint8Array(copy)[at] = byte;
  return copy;
}

function longHeader(length: number): ArrayBuffer {
  const file = new Uint8Array(12 + length + 1);
  file.set(new Uint8Array(makeNpy("|u1", [1], Uint8Array.of(1), { version: 2 })).subarray(0, 8));
  new DataView(file.buffer).setUint32(8, length, true);
  return file.buffer;
}

function joined(...parts: ArrayBuffer[]): ArrayBuffer {
  return new Uint8Array(parts.flatMap((part) => [...new Uint8Array(part)])).buffer;
}
