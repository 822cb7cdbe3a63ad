#!/usr/bin/env bash
# @niivue/niivue 0.69.0, NVImage.new: MetaIO documents two names for the byte order of a MetaImage, BinaryDataByteOrderMSB and
# ElementByteOrderMSB, and two for the size of a voxel, ElementSpacing and, where that is absent, ElementSize. niivue reads only the
# first of each, without an error. @itk-wasm/image-io 1.6.1 reads both.
# Seen: big-endian labels 1 2 3 4 come back as 256 512 768 1024, and a voxel of 2 × 3 mm as one of 1 × 1.
source "$(dirname "$0")/../run.sh"
finding @niivue/niivue@0.69.0 @itk-wasm/image-io@1.6.1 <<'JS'
import { writeFileSync } from "node:fs";
import { readImageNode } from "@itk-wasm/image-io";
globalThis.window = globalThis;
globalThis.document = { createElement: () => ({ getContext: () => null, style: {} }), addEventListener() {} };
const { NVImage } = await import("@niivue/niivue");
const log = console.log;
console.log = () => {};
async function read(order, size) {
  const header = `ObjectType = Image\nNDims = 3\nBinaryData = True\n${order} = True\nDimSize = 2 2 1\n${size} = 2 3 4\nElementType = MET_USHORT\nElementDataFile = LOCAL\n`;
  const file = new Uint8Array(Buffer.concat([Buffer.from(header), Buffer.from([0, 1, 0, 2, 0, 3, 0, 4])]));
  writeFileSync("labels.mha", file);
  const { data, spacing } = await readImageNode("labels.mha");
  const { img, hdr } = await NVImage.new(file.buffer, "labels.mha");
  log(`${order}, ${size}: niivue ${img.join(" ")} of ${hdr.pixDims.slice(1, 4).join(" × ")}, itk-wasm ${data.join(" ")} of ${spacing.join(" × ")}`);
}
await read("BinaryDataByteOrderMSB", "ElementSpacing");
await read("ElementByteOrderMSB", "ElementSize");
JS
seen "BinaryDataByteOrderMSB, ElementSpacing: niivue 1 2 3 4 of 2 × 3 × 4, itk-wasm 1 2 3 4 of 2 × 3 × 4
ElementByteOrderMSB, ElementSize: niivue 256 512 768 1024 of 1 × 1 × 1, itk-wasm 1 2 3 4 of 2 × 3 × 4"
