import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { isMgh, readMgh } from "../../../src/files/mgh/read-mgh.ts";
import { readingOf } from "../reading.ts";

interface Fields {
  readonly type?: number;
  readonly shape?: readonly number[];
  readonly good?: number;
  readonly spacing?: readonly number[];
  /** Three directions, then the centre. */
  readonly place?: readonly number[];
}

function mgh(
  data: Uint8Array,
  { type = 0, shape = [2, 3, 2, 1], good = 1, spacing = [1, 1, 1], place }: Fields = {},
) {
  const bytes = new Uint8Array(284 + data.length);
  const view = new DataView(bytes.buffer);
  [1, ...shape, type].forEach((value, k) => {
    view.setInt32(4 * k, value);
  });
  view.setInt16(28, good);
  [...spacing, ...(place ?? [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0])].forEach((value, k) => {
    view.setFloat32(30 + 4 * k, value);
  });
  bytes.set(data, 284);
  return bytes;
}
const raw = Uint8Array.from({ length: 12 }, (_, k) => k);
const read = (bytes: Uint8Array<ArrayBuffer>) => readMgh(bytes, readingOf({}, "a.mgz"));

describe("types are big-endian", () => {
  it.each([
    [0, 1, 200],
    [1, 4, -70000],
    [3, 4, 1.5],
    [4, 2, -700],
    [10, 2, 60000],
  ])("%i has %i bytes", async (type, width, value) => {
    const view = new DataView(new ArrayBuffer(width));
    if (type === 0) view.setUint8(0, value);
    if (type === 1) view.setInt32(0, value);
    if (type === 3) view.setFloat32(0, value);
    if (type === 4) view.setInt16(0, value);
    if (type === 10) view.setUint16(0, value);
    const bytes = mgh(new Uint8Array(view.buffer), { type, shape: [1, 1, 1, 1] });
    expect([...(await read(bytes)).values]).toEqual([value]);
  });
});

it("reads x first, plain or gzip whatever the name says", async () => {
  for (const bytes of [mgh(raw), new Uint8Array(gzipSync(mgh(raw)))]) {
    const volume = await read(bytes);
    expect([...volume.values]).toEqual([...raw]);
    expect(volume).toMatchObject({ shape: [2, 3, 2], order: "fortran" });
  }
  expect(isMgh(mgh(raw))).toBe(true);
});

describe("place", () => {
  it("is that of the middle, at half of the extents, and three directions, one after another", async () => {
    const place = [0, 1, 0, 0, 0, 1, -1, 0, 0, 10, 20, 30];
    const { affine, spacing } = await read(mgh(raw, { spacing: [2, 3, 4], place }));
    expect(spacing).toEqual([2, 3, 4]);
    // The voxel (1, 1.5, 1) is at (10, 20, 30).
    expect(affine).toEqual([0, 0, -4, 14, 2, 0, 0, 18, 0, 3, 0, 25.5]);
  });

  it("is coronal, of 1 mm and centred at 0, where the header does not tell it", async () => {
    const { affine, spacing } = await read(mgh(raw, { good: 0, spacing: [9, 9, 9] }));
    expect(spacing).toEqual([1, 1, 1]);
    expect(affine!.map((entry) => entry + 0)).toEqual([-1, 0, 0, 1, 0, 0, 1, -1, 0, -1, 0, 1.5]);
  });
});

describe("refuses", () => {
  it.each([
    ["a few bytes", raw, "ends after 12 bytes; the file is cut off"],
    [
      "another version",
      new Uint8Array(300),
      "is not a volume of FreeSurfer: it does not begin with version 1",
    ],
    [
      "a type that does not exist",
      mgh(raw, { type: 2 }),
      "holds values of an unknown kind (type 2); save the labels as integers",
    ],
    [
      "an empty axis",
      mgh(raw, { shape: [2, 0, 2, 1] }),
      "header declares shape [2, 0, 2, 1], want at least one voxel along each axis",
    ],
    ["a voxel too few", mgh(raw.slice(1)), "the data have 11; the file is cut off"],
    [
      "a length of 0",
      mgh(raw, { spacing: [1, 0, 1] }),
      "header declares spacing [1, 0, 1], want a positive length along each axis",
    ],
  ])("%s", async (_, bytes, message) => {
    await expect(read(new Uint8Array(bytes))).rejects.toThrow(message);
  });
});
