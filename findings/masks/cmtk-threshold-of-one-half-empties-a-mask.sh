#!/usr/bin/env bash
# CMTK 3.3.1p2 of Debian 12: `convertx --binarize-thresh` is documented to "set all values below threshold to 0, all values equal or above to 1".
# Values equal to it become 0, and for an image of integers it is rounded before, so that one half is 1: a mask of 0 and 1, with the threshold
# 0.5 or 1, is empty. In floats 0.5 keeps the mask, and a probability of 0.5 itself is 0.
# Seen: the bytes 0 1 2 3 are 0 0 1 1 with the thresholds 0.5 and 1 and 0 1 1 1 with 0; the floats 0 0.5 1 3 are 0 0 1 1 with 0.5.
. "$(dirname "$0")/../run.sh"
convertx=/usr/lib/cmtk/bin/convertx
[ -x $convertx ] || apt-get install --yes --no-install-recommends cmtk >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# binary TYPE THRESHOLD VOXELS: the first row of an image of 4 × 2 × 2 voxels with equal rows, as bytes.
binary() {
  printf 'NRRD0004\ntype: %s\ndimension: 3\nspace: right-anterior-superior\nsizes: 4 2 2\n' "$1" >image.nrrd
  printf 'space directions: (1,0,0) (0,1,0) (0,0,1)\nspace origin: (0,0,0)\nencoding: ascii\n\n%s %s %s %s\n' "$3" "$3" "$3" "$3" >>image.nrrd
  CMTK_WRITE_UNCOMPRESSED=1 $convertx --binarize-thresh "$2" --byte image.nrrd mask.nrrd 2>/dev/null
  tail --bytes 4 mask.nrrd | od -An -tu1
}
printed="bytes, 0.5:$(binary uint8 0.5 '0 1 2 3'), 1:$(binary uint8 1 '0 1 2 3'), 0:$(binary uint8 0 '0 1 2 3')
floats, 0.5:$(binary float 0.5 '0 0.5 1 3')"
seen "bytes, 0.5:   0   0   1   1, 1:   0   0   1   1, 0:   0   1   1   1
floats, 0.5:   0   0   1   1"
