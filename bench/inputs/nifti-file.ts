import { gzipSync } from "node:zlib";

/** A compressed NIfTI-1 file of bytes, x first, at the origin. */
export function niftiFile(
  labels: Uint8Array,
  [x, y, z]: readonly number[],
  [dx, dy, dz]: readonly number[],
  level = 6,
): Buffer {
  const header = Buffer.alloc(352);
  header.writeInt32LE(348, 0);
  [3, x!, y!, z!, 1, 1, 1, 1].forEach((extent, k) => {
    header.writeInt16LE(extent, 40 + 2 * k);
  });
  header.writeInt16LE(2, 70);
  header.writeInt16LE(8, 72);
  [1, dx!, dy!, dz!].forEach((length, k) => {
    header.writeFloatLE(length, 76 + 4 * k);
  });
  header.writeFloatLE(352, 108);
  header.writeInt16LE(1, 254);
  [dx!, 0, 0, 0, 0, dy!, 0, 0, 0, 0, dz!, 0].forEach((entry, k) => {
    header.writeFloatLE(entry, 280 + 4 * k);
  });
  header.write("n+1", 344);
  return gzipSync(Buffer.concat([header, labels]), { level });
}
