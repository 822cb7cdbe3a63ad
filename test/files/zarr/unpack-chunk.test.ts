import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/files/source/input-error.ts";
import type { ChunkCodecs, Compressor } from "../../../src/files/zarr/chunk-codecs.ts";
import { unpackChunk, withoutChecksum } from "../../../src/files/zarr/unpack-chunk.ts";
import { readingOf } from "../reading.ts";

const unpack = (stored: number[] | Uint8Array, size: number, codecs: Partial<ChunkCodecs> = {}) =>
  unpackChunk(new Uint8Array(stored), size, { hasChecksum: false, ...codecs }, readingOf());

it("gives the bytes of a chunk", async () => {
  expect([...(await unpack([1, 2, 3], 3))]).toEqual([1, 2, 3]);
  expect([...(await unpack(gzipSync(Uint8Array.of(1, 2, 3)), 3, { packing: "gzip" }))]).toEqual([1, 2, 3]);
});

it("compares a checksum: 123456789 has E3069283", async () => {
  const text = [...new TextEncoder().encode("123456789")];
  const stored = [...text, 0x83, 0x92, 0x06, 0xe3];
  expect([...(await unpack(stored, 9, { hasChecksum: true }))]).toEqual(text);
  stored[3]! ^= 1;
  await expect(unpack(stored, 9, { hasChecksum: true })).rejects.toThrow(
    "its checksum is wrong; it is damaged",
  );
  expect(() => withoutChecksum(Uint8Array.of(1))).toThrow("is shorter than its checksum; it is cut off");
});

describe("the length that a compressor declares is that of the chunk", () => {
  const blosc = (length: number) => [2, 1, 0, 1, length, 0, 0, 0, 0, 0, 0, 0, 17, 0, 0, 0, 9];
  const zstd = (descriptor: number, ...rest: number[]) => [0x28, 0xb5, 0x2f, 0xfd, descriptor, ...rest];
  it.each<[Compressor, number[], number]>([
    ["blosc", blosc(6), 6],
    ["lz4", [6, 0, 0, 0, 9], 6],
    // One byte in a single segment; two bytes from 256 on; four and eight; behind a window and a dictionary.
    ["zstd", zstd(0x20, 6), 6],
    ["zstd", zstd(0x60, 44, 1), 556],
    ["zstd", zstd(0xa0, 6, 0, 1, 0), 65_542],
    ["zstd", zstd(0xe0, 6, 0, 0, 0, 1, 0, 0, 0), 2 ** 32 + 6],
    ["zstd", zstd(0x81, 9, 7, 6, 0, 0, 0), 6],
  ])("%s %j", async (compressor, stored, size) => {
    expect([...(await unpack(stored, size, { compressor }))]).toEqual(stored);
    await expect(unpack(stored, size + 1, { compressor })).rejects.toThrow(
      new InputError(`holds ${size} bytes, and a chunk has ${size + 1}; it is cut off or damaged`),
    );
  });

  it.each<[Compressor, number[]]>([
    ["blosc", blosc(6).slice(0, 16)],
    ["lz4", [6, 0]],
    ["zstd", [1, 2, 3, 4, 5, 6]],
    ["zstd", zstd(0x00, 9)],
    ["zstd", zstd(0xe0, 6)],
  ])("%s %j does not say it", async (compressor, stored) => {
    await expect(unpack(stored, 6, { compressor })).rejects.toThrow(
      `${compressor} data do not say how long they are, or are cut off`,
    );
  });
});

it("refuses a chunk that is too short, and one that unpacks to more", async () => {
  await expect(unpack([1, 2], 3)).rejects.toThrow("holds 2 bytes, and a chunk has 3");
  const packed = gzipSync(new Uint8Array(100));
  await expect(unpack(packed, 50, { packing: "gzip" })).rejects.toThrow(/unpacks to more than the 50 bytes/);
});
