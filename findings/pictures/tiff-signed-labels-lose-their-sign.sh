#!/usr/bin/env bash
# tiff 7.1.3: samples of 16 bits that the file declares as signed (SampleFormat 2) are decoded into a Uint16Array, so that the
# label −1 reads as 65535. The file of one strip is written here by the TIFF 6.0 specification.
. "$(dirname "$0")/../run.sh"
finding tiff@7.1.3 <<'JS'
import { decode } from "tiff";
const entries = [[256, 3, 2], [257, 3, 1], [258, 3, 16], [259, 3, 1], [262, 3, 1], [273, 4, 8], [277, 3, 1], [278, 3, 1], [279, 4, 4], [339, 3, 2]];
const file = new DataView(new ArrayBuffer(12 + 2 + 12 * entries.length + 4));
[0x49, 0x49, 42, 0].forEach((byte, k) => file.setUint8(k, byte));
file.setUint32(4, 12, true);
file.setInt16(8, -1, true);
file.setInt16(10, 3, true);
file.setUint16(12, entries.length, true);
entries.forEach(([tag, type, value], k) => {
  const at = 14 + 12 * k;
  file.setUint16(at, tag, true);
  file.setUint16(at + 2, type, true);
  file.setUint32(at + 4, 1, true);
  file.setUint32(at + 8, value, true);
});
const [{ data }] = decode(new Uint8Array(file.buffer));
console.log(data.constructor.name, Array.from(data).join(" "));
JS
seen "Uint16Array 65535 3"
