#!/usr/bin/env bash
# daikon 1.2.46, getInterpretedData: in DICOM, BitsStored 12 with PixelRepresentation 1 means numbers of 12 bits whose sign is bit 11, and
# the unused bits above need not repeat it. daikon masks those bits away and does not extend the sign, so that -5 becomes 4091. With 16 bits
# stored the sign is kept.
# Seen: -5 0 5 come back as 4091 0 5.
source "$(dirname "$0")/../run.sh"
finding daikon@1.2.46 <<'JS'
import daikon from "daikon";
function read(stored) {
  const parts = [];
  // Explicit VR, little endian.
  const add = (group, element, vr, value) => {
    const isLong = vr === "OW" || vr === "OB";
    const head = Buffer.alloc(isLong ? 12 : 8);
    head.writeUInt16LE(group, 0);
    head.writeUInt16LE(element, 2);
    head.write(vr, 4);
    if (isLong) head.writeUInt32LE(value.length, 8);
    else head.writeUInt16LE(value.length, 6);
    parts.push(head, value);
  };
  const short = (value) => Buffer.from(Uint16Array.of(value).buffer);
  const uid = Buffer.from("1.2.840.10008.1.2.1\0");
  const meta = 8 + uid.length;
  add(0x0002, 0x0000, "UL", Buffer.from(Uint32Array.of(meta).buffer));
  add(0x0002, 0x0010, "UI", uid);
  add(0x0028, 0x0002, "US", short(1));
  add(0x0028, 0x0004, "CS", Buffer.from("MONOCHROME2 "));
  add(0x0028, 0x0010, "US", short(1));
  add(0x0028, 0x0011, "US", short(3));
  add(0x0028, 0x0100, "US", short(16));
  add(0x0028, 0x0101, "US", short(stored));
  add(0x0028, 0x0102, "US", short(stored - 1));
  add(0x0028, 0x0103, "US", short(1));
  const mask = 2 ** stored - 1;
  add(0x7fe0, 0x0010, "OW", Buffer.from(Uint16Array.of(-5 & mask, 0, 5).buffer));
  const bytes = Buffer.concat([Buffer.alloc(128), Buffer.from("DICM"), ...parts]);
  const image = daikon.Series.parseImage(new DataView(new Uint8Array(bytes).buffer));
  return `${stored} bits: ${Array.from(image.getInterpretedData(true, false)).join(" ")}`;
}
console.log(read(16));
console.log(read(12));
JS
seen "16 bits: -5 0 5
12 bits: 4091 0 5"
