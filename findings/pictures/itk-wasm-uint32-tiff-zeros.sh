#!/usr/bin/env bash
# @itk-wasm/image-io 1.6.1, readImageNode: an uncompressed grey TIFF of 32-bit unsigned integers comes back as zeros,
# without an error. The same picture of 16 bits is right.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @itk-wasm/image-io@1.6.1 geotiff@3.0.5
cat > run.mjs <<'JS'
import { writeFileSync } from "node:fs";
import { readImageNode } from "@itk-wasm/image-io";
import { fromArrayBuffer } from "geotiff";
// Little-endian TIFF 6.0, one strip of 2 x 2 pixels behind the directory.
function tiff(pixels) {
  const bits = 8 * pixels.BYTES_PER_ELEMENT;
  const tags = [[256, 2], [257, 2], [258, bits], [259, 1], [262, 1], [273, 0], [277, 1], [278, 2], [279, pixels.byteLength], [339, 1]];
  const start = 8 + 2 + 12 * tags.length + 4;
  const file = Buffer.alloc(start + pixels.byteLength);
  file.write("II");
  file.writeUInt16LE(42, 2);
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(tags.length, 8);
  tags.forEach(([tag, value], k) => {
    const at = 10 + 12 * k;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(tag === 273 || tag === 279 ? 4 : 3, at + 2);
    file.writeUInt32LE(1, at + 4);
    file.writeUInt32LE(tag === 273 ? start : value, at + 8);
  });
  Buffer.from(pixels.buffer).copy(file, start);
  return file;
}
const read = async (name, pixels) => {
  const file = tiff(pixels);
  writeFileSync(name, file);
  const [other] = await (await (await fromArrayBuffer(new Uint8Array(file).buffer)).getImage()).readRasters();
  if ([...other].join() !== "1,2,3,70") throw new Error("the file is not valid");
  const { data } = await readImageNode(name);
  console.log(name, data.constructor.name, [...data]);
  return [...data].join();
};
const [short, long] = [await read("short.tif", Uint16Array.of(1, 2, 3, 70)), await read("long.tif", Uint32Array.of(1, 2, 3, 70))];
if (!(short === "1,2,3,70" && long === "0,0,0,0")) throw new Error("@itk-wasm/image-io 1.6.1 behaves differently now");
JS
node run.mjs
