#!/usr/bin/env bash
# mrtrix3 3.0.3 of Debian 12: mrconvert -datatype uint8 makes 0 of numbers below 0, but numbers from 256 on wrap, so that a label of FreeSurfer
# beyond 255 becomes one of another structure, without a warning. The documentation names neither.
# Seen: −1 5 300 255 come back as 0 5 44 255.
. "$(dirname "$0")/../run.sh"
command -v mrconvert >/dev/null || apt-get install --yes --no-install-recommends mrtrix3 >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# convert TYPE BYTES: an image of four voxels of that type, converted.
convert() {
  printf 'mrtrix image\ndim: 4,1,1\nvox: 1,1,1\nlayout: +0,+1,+2\ndatatype: %s\nfile: . 128\nEND\n' "$1" >labels.mif
  truncate --size 128 labels.mif
  printf '%b' "$2" >>labels.mif
  mrconvert -quiet -force labels.mif -datatype uint8 bytes.mif
  mrdump bytes.mif | tr '\n' ' '
}
printed="integers $(convert Int16LE '\0377\0377\0005\0000\0054\0001\0377\0000')
floats $(convert Float32LE '\0000\0000\0200\0277\0000\0000\0240\0100\0000\0000\0226\0103\0000\0000\0177\0103')"
seen "integers 0 5 44 255 
floats 0 5 44 255 "
