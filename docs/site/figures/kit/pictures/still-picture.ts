import type * as Zlib from "node:zlib";
import tokens from "../../../.vitepress/theme/style/tokens.css?raw";
import { colourField, rampsOf } from "./colours.ts";

/**
 * A field as a PNG in a data address, in the light theme: what a page without scripts shows in place of a canvas. It is
 * called while the site is built, and only then: it needs Node.
 */
export function stillPicture(
  field: ArrayLike<number>,
  width: number,
  height: number,
  kind: "sign" | "grey",
  limit: number,
): string {
  const zlib = process.getBuiltinModule("node:zlib");
  const colours = new Map(
    [...tokens.matchAll(/(--[\w-]+): (#\w{6});/g)].reverse().map(([, name, hex]) => [name, hex]),
  );
  const ramps = rampsOf((name) => colours.get(name)!);
  const [negative, positive] = kind === "sign" ? [ramps.raise, ramps.lower] : [ramps.grey, ramps.grey];
  const pixels = new Uint32Array(width * height);
  colourField(pixels, field, limit, negative, positive);
  // Each row begins with the number of its filter: 0, none.
  const rows = new Uint8Array(height * (1 + 3 * width));
  for (let y = 0, at = 0; y < height; y++) {
    at++;
    for (let x = 0; x < width; x++, at += 3) {
      const pixel = pixels[y * width + x]!;
      rows.set([pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255], at);
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 2], 8); // eight bits, red, green and blue
  const parts = [
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk(zlib, "IHDR", header),
    chunk(zlib, "IDAT", zlib.deflateSync(rows, { level: 9 })),
    chunk(zlib, "IEND", new Uint8Array()),
  ];
  return `data:image/png;base64,${btoa(parts.map((bytes) => String.fromCharCode(...bytes)).join(""))}`;
}

function chunk(zlib: typeof Zlib, name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(
    [...name].map((letter) => letter.charCodeAt(0)),
    4,
  );
  bytes.set(data, 8);
  view.setUint32(8 + data.length, zlib.crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
