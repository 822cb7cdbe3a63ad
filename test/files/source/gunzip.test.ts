import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { gunzip, isGzip } from "../../../src/files/source/gunzip.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const content = Uint8Array.from({ length: 5000 }, (_, k) => (k * k) % 251);
const gzip = (bytes: Uint8Array | string) => new Uint8Array(gzipSync(bytes));
const file = gzip(content);
const limit = 2 ** 20;
const unzip = (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(gunzip(bytes, limit));

describe("isGzip", () => {
  it("looks at the first two bytes", () => {
    expect(isGzip(file)).toBe(true);
    expect(isGzip(content)).toBe(false);
    expect(isGzip(Uint8Array.of(0, 0x8b, 0))).toBe(false);
    expect(isGzip(Uint8Array.of(0x1f))).toBe(false);
  });
});

describe("gunzip", () => {
  it("gives the content", () => {
    expect(unzip(file)).toEqual(content);
  });

  it("gives nothing for nothing", () => {
    expect(unzip(gzip(""))).toHaveLength(0);
  });

  it("reads a window of a larger buffer", () => {
    const wide = new Uint8Array(file.length + 20);
    wide.set(file, 7);
    expect(unzip(wide.subarray(7, 7 + file.length))).toEqual(content);
  });

  it("joins the members of a file of several", () => {
    const members = [content.subarray(0, 1000), content.subarray(1000, 1001), content.subarray(1001)];
    expect(unzip(Uint8Array.from(members.flatMap((part) => [...gzip(part)])))).toEqual(content);
  });

  it("keeps content of a known length in one piece", () => {
    const large = gzip(new Uint8Array(200_000));
    expect(gunzip(large, limit).buffer.byteLength).toBe(200_001);
  });

  it("refuses a file cut at any byte", () => {
    for (let end = 2; end < file.length; end += end > file.length - 12 ? 1 : 7) {
      expect(() => gunzip(file.slice(0, end), limit)).toThrow(/cut off/);
    }
  });

  it("refuses a second member that is cut", () => {
    const two = Uint8Array.from([...file, ...file]);
    expect(() => gunzip(two.slice(0, -3), limit)).toThrow(/cut off/);
  });

  it("never gives other content when a bit has changed", () => {
    let refused = 0;
    for (let at = 10; at < file.length; at++) {
      const copy = file.slice();
      copy[at]! ^= 0x10;
      try {
        // The content repeats, so that a changed distance may point at an equal copy.
        expect(unzip(copy)).toEqual(content);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan((file.length - 10) * 0.9);
  });

  it.each([0, 0xffffffff, 70_000])("is not misled by the length %d in the trailer", (length) => {
    const copy = file.slice();
    new DataView(copy.buffer).setUint32(copy.length - 4, length, true);
    expect(() => gunzip(copy, limit)).toThrow(
      new InputError(
        "gzip data is cut off or damaged (incorrect length check); fetch or compress the file again",
      ),
    );
  });

  it("stops at the limit, whatever the trailer says", () => {
    const bomb = gzip(new Uint8Array(16 * limit));
    const over = new InputError("decompresses to more than the limit of 1 MiB; --max-file raises it");
    expect(() => gunzip(bomb, limit)).toThrow(over);
    new DataView(bomb.buffer).setUint32(bomb.length - 4, 1, true);
    expect(() => gunzip(bomb, limit)).toThrow(over);
    expect(gunzip(gzip(new Uint8Array(limit)), limit)).toHaveLength(limit);
  });

  it("says what it is given when that is too short", () => {
    expect(() => gunzip(file.slice(0, 12), limit)).toThrow(
      new InputError("gzip data ends after 12 bytes; the file is cut off"),
    );
  });
});
