import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { gunzip, isGzip } from "../../src/cli/gunzip.ts";
import { InputError } from "../../src/cli/input-error.ts";

const content = Uint8Array.from({ length: 5000 }, (_, k) => (k * k) % 251);
const file = new Uint8Array(gzipSync(content)).buffer;

describe("isGzip", () => {
  it("looks at the first two bytes", () => {
    expect(isGzip(file)).toBe(true);
    expect(isGzip(content.buffer)).toBe(false);
    expect(isGzip(Uint8Array.of(0, 0x8b, 0).buffer)).toBe(false);
    expect(isGzip(Uint8Array.of(0x1f).buffer)).toBe(false);
  });
});

describe("gunzip", () => {
  it("gives the content", () => {
    expect(new Uint8Array(gunzip(file))).toEqual(content);
  });

  it("gives nothing for nothing", () => {
    expect(gunzip(new Uint8Array(gzipSync("")).buffer).byteLength).toBe(0);
  });

  it("refuses a file cut at any byte", () => {
    for (let end = 2; end < file.byteLength; end += 7) {
      expect(() => gunzip(file.slice(0, end))).toThrow(/cut off/);
    }
    for (let end = file.byteLength - 12; end < file.byteLength; end++) {
      expect(() => gunzip(file.slice(0, end))).toThrow(/cut off/);
    }
  });

  it("never gives other content when a bit has changed", () => {
    let refused = 0;
    for (let at = 10; at < file.byteLength; at++) {
      const copy = new Uint8Array(file.slice());
      copy[at]! ^= 0x10;
      try {
        // The content repeats, so that a changed distance may point at an equal copy.
        expect(new Uint8Array(gunzip(copy.buffer))).toEqual(content);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan((file.byteLength - 10) * 0.9);
  });

  it("refuses an impossible length before allocating it", () => {
    const copy = file.slice();
    new DataView(copy).setUint32(copy.byteLength - 4, 0xffffffff, true);
    expect(() => gunzip(copy)).toThrow(
      new InputError(
        "gzip data is cut off or damaged (impossible length in its trailer); fetch or compress the file again",
      ),
    );
  });

  it("says what it is given when that is too short", () => {
    expect(() => gunzip(file.slice(0, 12))).toThrow(
      new InputError("gzip data ends after 12 bytes; the file is cut off"),
    );
  });
});
