import { gzipSync } from "node:zlib";
import { afterEach, expect, it, vi } from "vitest";
import { type Bytes, decompress } from "../../../src/files/source/decompress.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const content = Uint8Array.from({ length: 5000 }, (_, k) => (k * k) % 251);
const gzip = (bytes: Uint8Array | string) => new Uint8Array(gzipSync(bytes));
const file = gzip(content);
const limit = 2 ** 20;
const unzip = (bytes: Bytes) => decompress(bytes, "gzip", { limit });

afterEach(() => {
  vi.unstubAllGlobals();
});

it("never gives other content when a bit has changed", async () => {
  let refused = 0;
  for (let at = 10; at < file.length; at++) {
    const copy = file.slice();
    copy[at]! ^= 0x10;
    try {
      // The content repeats, so that a changed distance may point at an equal copy.
      expect(await unzip(copy)).toEqual(content);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      refused++;
    }
  }
  expect(refused).toBeGreaterThan((file.length - 10) * 0.9);
});
