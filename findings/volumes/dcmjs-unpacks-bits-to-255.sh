#!/usr/bin/env bash
# dcmjs 0.52.2: BitArray.unpack, by which the bits of a binary DICOM segmentation are read, gives 255 where a bit is set, not 1. Two
# masks of it, or one of it and one of another reader, differ in value and not in voxels.
. "$(dirname "$0")/../run.sh"
finding dcmjs@0.52.2 <<'JS'
import dcmjs from "dcmjs";
const { BitArray } = dcmjs.data;
console.log(Array.from(BitArray.unpack(Uint8Array.of(0b10100101))).join(" "));
JS
seen "255 0 255 0 0 255 0 255"
