import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Bytes, decompress, isGzip } from "../../../src/files/source/decompress.ts";
import { OverLimitError } from "../../../src/files/source/file-limit.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const content = Uint8Array.from({ length: 5000 }, (_, k) => (k * k) % 251);
const gzip = (bytes: Uint8Array | string) => new Uint8Array(gzipSync(bytes));
const file = gzip(content);
const limit = 2 ** 20;
const unzip = (bytes: Bytes) => decompress(bytes, "gzip", { limit });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("isGzip", () => {
  it("compares the first two bytes", async () => {
    expect(isGzip(file)).toBe(true);
    expect(isGzip(content)).toBe(false);
    expect(isGzip(Uint8Array.of(0, 0x8b, 0))).toBe(false);
    expect(isGzip(Uint8Array.of(0x1f))).toBe(false);
  });
});

describe.each([
  ["zlib", process],
  ["DecompressionStream", { getBuiltinModule: undefined }],
])("decompress by %s", (platform, host) => {
  beforeEach(() => {
    vi.stubGlobal("process", host);
  });

  it("gives the content", async () => {
    expect(await unzip(file)).toEqual(content);
  });

  it("gives nothing for nothing", async () => {
    expect(await unzip(gzip(""))).toHaveLength(0);
  });

  it("reads a window of a larger buffer", async () => {
    const wide = new Uint8Array(file.length + 20);
    wide.set(file, 7);
    expect(await unzip(wide.subarray(7, 7 + file.length))).toEqual(content);
  });

  it("joins the members of a file of several", async () => {
    const members = [content.subarray(0, 1000), content.subarray(1000, 1001), content.subarray(1001)];
    expect(await unzip(Uint8Array.from(members.flatMap((part) => [...gzip(part)])))).toEqual(content);
  });

  it("keeps content of a known length in one piece", async () => {
    const large = gzip(new Uint8Array(200_000));
    expect((await unzip(large)).buffer.byteLength).toBe(platform === "zlib" ? 200_001 : 200_000);
  });

  it("gives content that is larger than what is unpacked at once", async () => {
    const large = Uint8Array.from({ length: 1_300_000 }, (_, k) => (k >> 9) & 0xff);
    const unpacked = await decompress(gzip(large), "gzip", { limit: 2 * limit });
    expect(unpacked.length).toBe(large.length);
    expect(unpacked.every((byte, k) => byte === large[k])).toBe(true);
  });

  it("refuses a file cut at any byte", async () => {
    for (let end = 2; end < file.length; end += end > file.length - 12 ? 1 : 7) {
      await expect(unzip(file.slice(0, end))).rejects.toThrow(/cut off|ends after/);
    }
  });

  it("refuses a second member that is cut", async () => {
    const two = Uint8Array.from([...file, ...file]);
    await expect(unzip(two.slice(0, -3))).rejects.toThrow(/cut off|ends after/);
  });

  it.each([0, 0xffffffff, 70_000])("is not misled by the length %d in the trailer", async (length) => {
    const copy = file.slice();
    new DataView(copy.buffer).setUint32(copy.length - 4, length, true);
    await expect(unzip(copy)).rejects.toThrow(
      /^gzip data is cut off or damaged( \(.+\))?; fetch or compress the file again$/,
    );
  });

  it("stops at the limit, whatever the trailer says", async () => {
    const bomb = gzip(new Uint8Array(16 * limit));
    const over = new OverLimitError("decompresses to more than the limit of 1 MiB");
    await expect(unzip(bomb)).rejects.toThrow(over);
    new DataView(bomb.buffer).setUint32(bomb.length - 4, 1, true);
    await expect(unzip(bomb)).rejects.toThrow(over);
    expect(await unzip(gzip(new Uint8Array(limit)))).toHaveLength(limit);
  });

  it("says what it is given when that is too short", async () => {
    await expect(unzip(file.slice(0, 12))).rejects.toThrow(
      new InputError("gzip data ends after 12 bytes; the file is cut off"),
    );
  });

  it("joins members of which one is empty, as bgzip writes them, and zeros at the end", async () => {
    const blocks = [gzip(content.subarray(0, 3000)), gzip(content.subarray(3000)), gzip("")];
    const bytes = Uint8Array.from(blocks.flatMap((block) => [...block]));
    expect(await unzip(bytes)).toEqual(content);
    expect(await unzip(Uint8Array.from([...bytes, ...new Uint8Array(100)]))).toEqual(content);
    expect(await unzip(Uint8Array.from([...file, ...new Uint8Array(9)]))).toEqual(content);
  });

  it("unpacks zlib and deflate to the length that a header declares", async () => {
    const zlib = new Uint8Array(deflateSync(content));
    const raw = new Uint8Array(deflateRawSync(content));
    for (const [bytes, packing] of [
      [zlib, "zlib"],
      [raw, "deflate"],
    ] as const) {
      expect(await decompress(bytes, packing, { limit, size: 5000 })).toEqual(content);
      await expect(decompress(bytes, packing, { limit, size: 4999 })).rejects.toThrow(
        /unpacks to more than the 4999 bytes/,
      );
      await expect(decompress(bytes, packing, { limit, size: 5001 })).rejects.toThrow(
        /unpacks to 5000 bytes, its header declares 5001/,
      );
      await expect(decompress(bytes, packing, { limit, size: 2 ** 21 })).rejects.toThrow(
        /than the limit of 1 MiB/,
      );
      await expect(decompress(bytes.slice(0, 10), packing, { limit, size: 20_000 })).rejects.toThrow(
        /10 packed bytes cannot hold the 20000 bytes/,
      );
    }
  });

  it("refuses zlib data without their checksum, or gives the whole content", async () => {
    // The stream of Deno 2.9.6 does not miss the checksum.
    const result = await decompress(new Uint8Array(deflateSync(content)).slice(0, -4), "zlib", {
      limit,
    }).catch(({ message }: Error) => message);
    if (typeof result === "string") expect(result).toMatch(/cut off/);
    else expect(result).toEqual(content);
  });
});

it("says that a runtime can do neither", async () => {
  vi.stubGlobal("process", {});
  vi.stubGlobal("DecompressionStream", undefined);
  await expect(unzip(file)).rejects.toThrow(/neither zlib nor DecompressionStream/);
});
