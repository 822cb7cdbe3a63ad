#!/usr/bin/env bash
# @itk-wasm/image-io 1.6.1, readImageNode: CompressedDataSize of a compressed MetaImage may be absent, and MetaIO takes the size of the
# file of the data for it. That is right for a header with a file of data beside it. In one file (LOCAL) it unpacks the header, and the
# volume comes back as zeros, all background, without an error.
# Seen: labels 1 2 3 4 are right with CompressedDataSize and in a file of their own, and 0 0 0 0 without it in one file.
source "$(dirname "$0")/../run.sh"
finding @itk-wasm/image-io@1.6.1 <<'JS'
import { writeFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { readImageNode } from "@itk-wasm/image-io";
const packed = deflateSync(Uint8Array.of(1, 2, 3, 4));
async function read(name, line, data = "LOCAL") {
  const header = `ObjectType = Image\nNDims = 2\nBinaryData = True\nCompressedData = True\n${line}DimSize = 2 2\nElementType = MET_UCHAR\nElementDataFile = ${data}\n`;
  writeFileSync(name, data === "LOCAL" ? Buffer.concat([Buffer.from(header), packed]) : header);
  return (await readImageNode(name)).data.join(" ");
}
writeFileSync("beside.zraw", packed);
console.log("with the size:", await read("with.mha", `CompressedDataSize = ${packed.length}\n`));
console.log("without, beside it:", await read("beside.mhd", "", "beside.zraw"));
console.log("without, in one file:", await read("without.mha", ""));
JS
seen "with the size: 1 2 3 4
without, beside it: 1 2 3 4
without, in one file: 0 0 0 0"
