import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { decompress } from "../../../src/files/source/decompress.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

it("never gives other content when a bit has changed", async () => {
  const content = Uint8Array.from({ length: 5000 }, (_, k) => (k * k) % 251);
  const file = new Uint8Array(gzipSync(content));
  let refused = 0;
  for (let at = 10; at < file.length; at++) {
    const copy = file.slice();
    copy[at]! ^= 0x10;
    try {
      // The content repeats, so that a changed distance may point at an equal copy.
      expect(await decompress(copy, "gzip", { limit: 2 ** 20 })).toEqual(content);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      refused++;
    }
  }
  expect(refused).toBeGreaterThan((file.length - 10) * 0.9);
});
