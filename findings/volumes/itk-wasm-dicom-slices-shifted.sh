#!/usr/bin/env bash
# @itk-wasm/dicom 7.6.4, readImageDicomFileSeriesNode: each slice of DICOM has its own ImagePositionPatient. Of a series in which a slice is
# missing, the spacing becomes the mean distance, so that slices move; no error is thrown and the image does not say so. A list from the top
# down with singleSortedSeries, "the input files are a single sorted series", begins at its first slice but goes up from there.
# Seen: slices at 0 2 4 8 10 come back at 0 2.5 5 7.5 10, and slices at 4 2 0 at 4 6 8.
source "$(dirname "$0")/../run.sh"
finding @itk-wasm/dicom@7.6.4 <<'JS'
import { writeFileSync } from "node:fs";
import { readImageDicomFileSeriesNode } from "@itk-wasm/dicom";
function dicom(place, number) {
  const element = (group, id, vr, value) => {
    const text = typeof value === "string" ? Buffer.from(value + (value.length % 2 ? (vr === "UI" ? "\0" : " ") : "")) : Buffer.from(value.buffer);
    const head = Buffer.alloc(vr === "OW" ? 12 : 8);
    head.writeUInt16LE(group, 0);
    head.writeUInt16LE(id, 2);
    head.write(vr, 4);
    if (vr === "OW") head.writeUInt32LE(text.length, 8);
    else head.writeUInt16LE(text.length, 6);
    return Buffer.concat([head, text]);
  };
  const short = (id, value) => element(0x28, id, "US", Uint16Array.of(value));
  const [kind, uid] = ["1.2.840.10008.5.1.4.1.1.2", `1.2.3.${number}`];
  const meta = Buffer.concat([element(2, 2, "UI", kind), element(2, 3, "UI", uid), element(2, 0x10, "UI", "1.2.840.10008.1.2.1")]);
  return Buffer.concat([
    Buffer.alloc(128), Buffer.from("DICM"), element(2, 0, "UL", Uint32Array.of(meta.length)), meta,
    element(8, 0x16, "UI", kind), element(8, 0x18, "UI", uid), element(8, 0x60, "CS", "CT"),
    element(0x20, 0xd, "UI", "1.2.4"), element(0x20, 0xe, "UI", "1.2.5"), element(0x20, 0x13, "IS", String(number)),
    element(0x20, 0x32, "DS", `0\\0\\${place}`), element(0x20, 0x37, "DS", "1\\0\\0\\0\\1\\0"),
    short(2, 1), element(0x28, 4, "CS", "MONOCHROME2"), short(0x10, 2), short(0x11, 2), element(0x28, 0x30, "DS", "1\\1"),
    short(0x100, 16), short(0x101, 16), short(0x102, 15), short(0x103, 0),
    element(0x7fe0, 0x10, "OW", new Uint16Array(4).fill(place)),
  ]);
}
async function read(places, options) {
  const inputImages = places.map((place, k) => {
    const path = `${process.cwd()}/${k}.dcm`;
    writeFileSync(path, dicom(place, k + 1));
    return path;
  });
  const { outputImage } = await readImageDicomFileSeriesNode({ inputImages, ...options });
  const { origin, spacing, direction, data } = outputImage;
  // Each slice holds its own place as its value.
  console.log(places.map((_, k) => `${data[4 * k]} at ${origin[2] + k * spacing[2] * direction[8]}`).join(", "));
}
await read([0, 2, 4, 6], {});
await read([0, 2, 4, 8, 10], {});
await read([4, 2, 0], { singleSortedSeries: true });
JS
seen "0 at 0, 2 at 2, 4 at 4, 6 at 6
0 at 0, 2 at 2.5, 4 at 5, 8 at 7.5, 10 at 10
4 at 4, 2 at 6, 0 at 8"
