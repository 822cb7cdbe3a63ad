import { describe, expect, it } from "vitest";
import { codecsOfV2, codecsOfV3 } from "../../../src/files/zarr/chunk-codecs.ts";

const bytes = { name: "bytes", configuration: { endian: "little" } };
const gzip = { name: "gzip", configuration: { level: 5 } };
const zstd = { name: "zstd", configuration: { level: 0 } };
const crc = { name: "crc32c" };

describe("of Zarr 2", () => {
  it.each([
    [null, { hasChecksum: false }, null],
    [{ id: "zlib", level: 1 }, { hasChecksum: false, packing: "zlib" }, null],
    [{ id: "blosc" }, { hasChecksum: false, compressor: "blosc" }, { id: "blosc" }],
  ])("%j", (compressor, codecs, left) => {
    expect(codecsOfV2(compressor, null, "<i4")).toEqual({ codecs, left });
  });

  it("differences are read where they have the type of the array", () => {
    const delta = { id: "delta", dtype: "<i4" };
    expect(codecsOfV2(null, [delta], "<i4").left).toBeNull();
    for (const filter of [{ ...delta, astype: "<i2" }, { id: "packbits" }])
      expect(() => codecsOfV2(null, [filter], "<i4")).toThrow(
        `is packed by the filter ${filter.id}, which is not read; write it without filters`,
      );
  });

  it("others are refused", () => {
    expect(() => codecsOfV2({ id: "lzma" }, null, "<i4")).toThrow(
      "is packed by lzma, which is not read; write the array with blosc, zstd, gzip or without compression",
    );
  });
});

describe("of Zarr 3", () => {
  const transpose = { name: "transpose", configuration: { order: [1, 0] } };
  it.each([
    [[bytes], { hasChecksum: false }, [bytes]],
    [[transpose, bytes, gzip], { hasChecksum: false, packing: "gzip" }, [transpose, bytes]],
    [[bytes, zstd, crc], { hasChecksum: true, compressor: "zstd" }, [bytes, zstd]],
    [[bytes, crc], { hasChecksum: true }, [bytes]],
  ])("%j", (list, codecs, left) => {
    expect(codecsOfV3(list)).toEqual({ codecs, left });
  });

  it("may be within shards", () => {
    const shards = (codecs: object[], index: object[]) => ({
      name: "sharding_indexed",
      configuration: { chunk_shape: [1], codecs, index_codecs: index },
    });
    expect(codecsOfV3([shards([bytes, gzip], [bytes, crc])])).toEqual({
      codecs: { hasChecksum: false, packing: "gzip" },
      left: [shards([bytes], [bytes, crc])],
      inner: [1],
    });
    for (const list of [[shards([bytes], [bytes, gzip])], [shards([bytes], [bytes]), gzip]])
      expect(() => codecsOfV3(list)).toThrow("has shards with codecs of their own, which are not read");
  });

  it.each([
    [[], "is packed by the codecs none, which are not read"],
    [[{ name: "cast_value" }, bytes], "is packed by the codecs cast_value, bytes, which are not read"],
    [[bytes, gzip, zstd], "is packed by gzip and zstd, which is not read"],
    [[bytes, { name: "toString" }], "is packed by toString, which is not read"],
  ])("%j are refused", (list, message) => {
    expect(() => codecsOfV3(list)).toThrow(message);
  });
});
