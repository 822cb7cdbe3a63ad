#!/usr/bin/env bash
# fast-png 8.0.0, decode: a valid grey PNG that is interlaced is read at 8 bits and refused at 1, 2 and 4 bits with
# "Unsupported filter", although every row has filter 0. The same picture without interlacing is read at all depths.
# ImageMagick writes such files for masks of 0 and 255 (convert mask.png -interlace PNG out.png).
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fast-png@8.0.0 pngjs@7.0.0
cat > run.mjs <<'JS'
import { crc32, deflateSync } from "node:zlib";
import { decode } from "fast-png";
import pngjs from "pngjs";
const table = Uint32Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n; });
const sum = crc32 ?? ((bytes) => ~bytes.reduce((c, b) => table[(c ^ b) & 255] ^ (c >>> 8), -1) >>> 0);
const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(sum(body), body.length + 4);
  return frame;
};
const letters = ["16462646", "77777777", "56565656", "77777777", "36463646", "77777777", "56565656", "77777777"];
function png(depth, interlaced) {
  const rows = [];
  for (let pass = 1; pass <= (interlaced ? 7 : 1); pass++)
    for (let y = 0; y < 9; y++) {
      const bits = [];
      for (let x = 0; x < 9; x++) if (!interlaced || letters[y % 8][x % 8] === String(pass)) bits.push((x & 1).toString(2).padStart(depth, "0"));
      if (bits.length > 0) rows.push(0, ...bits.join("").match(/.{1,8}/g).map((byte) => parseInt(byte.padEnd(8, "0"), 2)));
    }
  const header = Buffer.from([0, 0, 0, 9, 0, 0, 0, 9, depth, 0, 0, 0, interlaced ? 1 : 0]);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.from(rows))), chunk("IEND", Buffer.alloc(0))]);
}
const seen = [];
for (const interlaced of [false, true])
  for (const depth of [1, 2, 4, 8]) {
    // Another decoder reads it, so the file is valid.
    pngjs.PNG.sync.read(png(depth, interlaced));
    let result = "read";
    try { decode(png(depth, interlaced)); } catch (error) { result = error.message; }
    seen.push(result);
    console.log(interlaced ? "interlaced" : "plain", depth, "bits:", result);
  }
const refused = seen.slice(4, 7).every((result) => /Unsupported filter/.test(result));
if (!(refused && seen.slice(0, 4).every((result) => result === "read") && seen[7] === "read")) throw new Error("fast-png 8.0.0 behaves differently now");
JS
node run.mjs
