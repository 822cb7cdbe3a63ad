import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isHdf5, readHdf5 } from "../../../src/files/hdf5/read-hdf5.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { readingOf } from "../reading.ts";

const bytesOf = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../data/hdf5/${name}`, import.meta.url)));
const one = bytesOf("h5py.h5");
const several = bytesOf("h5py-several.h5");
const read = (bytes: Uint8Array<ArrayBuffer>, array?: string, limit = 2 ** 20) =>
  readHdf5(bytes, { ...readingOf(), limit, ...(array !== undefined && { array }) });

it("reads the only dataset of labels, with the voxel size that Fiji writes", async () => {
  const { values, shape, order, spacing } = await read(one);
  expect([values.length, shape, order, spacing]).toEqual([140, [4, 5, 7], "c", [3, 1.2, 0.8]]);
  expect((await read(one, "link")).values).toEqual(values);
});

it("has the signature at the start, or behind a block of the user", () => {
  const behind = new Uint8Array(2048);
  behind.set(one.subarray(0, 8), 1024);
  expect([isHdf5(one), isHdf5(behind), isHdf5(new Uint8Array(9))]).toEqual([true, true, false]);
});

describe("refuses", () => {
  it.each([
    ["int64", 100, /^dataset declares data of more than the limit/],
    ["lzf", undefined, /lzf \(32000\), which h5wasm does not contain; rewrite it with compression="gzip"/],
    ["virtual", undefined, /is a virtual one of other files/],
    ["half", undefined, /holds neither integers nor floats of 32 or 64 bits/],
    ["nothing", undefined, /has the shape \[\]/],
    ["other", undefined, /^contains no dataset of the path other: \/bool int8/],
    [undefined, undefined, /^contains several datasets/],
  ])("%s", async (array, limit, message) => {
    await expect(read(several, array, limit)).rejects.toThrow(InputError);
    await expect(read(several, array, limit)).rejects.toThrow(message);
  });

  it("a damaged chunk, which h5wasm by itself takes from old memory", async () => {
    const damaged = one.slice();
    // The checksum of Fletcher at the end of the last chunk.
    const start = Buffer.from(one).lastIndexOf(Buffer.from([0x78, 0x5e]));
    expect(start).toBeGreaterThan(0);
    damaged.fill(7, start + 4, start + 12);
    await expect(read(damaged)).rejects.toThrow(/^is HDF5 that is cut off or damaged \(.+\)$/);
    expect((await read(one)).values).toHaveLength(140);
  });

  it("a file that is cut off, and other files", async () => {
    await expect(read(one.slice(0, 3000))).rejects.toThrow(/^is HDF5 that is cut off or damaged \(/);
    await expect(read(new Uint8Array(100))).rejects.toThrow(
      "is not an HDF5 file: it has no signature \\x89HDF",
    );
  });
});
