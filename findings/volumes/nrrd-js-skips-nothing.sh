#!/usr/bin/env bash
# nrrd-js 0.2.1, parse: the NRRD fields `line skip` and `byte skip` say how many lines and bytes stand before the voxels, so that a header
# can be put before a file of another format. nrrd-js parses both, returns them, and reads the voxels from the wrong place, without an error.
# Seen: with a byte skip of 1 the labels 1 2 3 4 of uint16 come back as numbers in the hundreds, and with a line skip as letters.
source "$(dirname "$0")/../run.sh"
finding nrrd-js@0.2.1 <<'JS'
import nrrd from "nrrd-js";
const log = console.log;
console.log = console.warn = () => {};
const labels = Buffer.from(Uint16Array.of(1, 2, 3, 4).buffer);
function read(field, before) {
  const header = `NRRD0004\ntype: uint16\ndimension: 1\nsizes: 4\nendian: little\nencoding: raw\n${field}\n`;
  const bytes = Buffer.concat([Buffer.from(field ? `${header}\n` : header), before, labels]);
  const { data, lineSkip = 0, byteSkip = 0 } = nrrd.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return `lines ${lineSkip}, bytes ${byteSkip}: ${data.join(" ")}`;
}
log(read("", Buffer.alloc(0)));
log(read("byte skip: 1", Buffer.alloc(1)));
log(read("line skip: 1", Buffer.from("old\n")));
JS
seen "lines 0, bytes 0: 1 2 3 4
lines 0, bytes 1: 256 512 768 1024
lines 1, bytes 0: 27759 2660 1 2"
