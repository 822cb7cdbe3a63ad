#!/usr/bin/env bash
# nrrd-js 0.2.1: a file with `encoding: gzip`, which is what 3D Slicer writes, is parsed without an error; its data are undefined.
. "$(dirname "$0")/../run.sh"
finding nrrd-js@0.2.1 <<'JS'
import { gzipSync } from "node:zlib";
import nrrd from "nrrd-js";
console.warn = console.error = () => {};
const log = console.log;
console.log = () => {};
const header = (encoding) => Buffer.from(`NRRD0004\ntype: uint8\ndimension: 2\nsizes: 2 2\nencoding: ${encoding}\n\n`);
const read = (encoding, data) => {
  const bytes = Buffer.concat([header(encoding), data]);
  return nrrd.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)).data;
};
const voxels = Buffer.from([1, 2, 3, 4]);
log(`raw ${read("raw", voxels)?.constructor.name}, gzip ${read("gzip", gzipSync(voxels))}`);
JS
seen "raw Uint8Array, gzip undefined"
