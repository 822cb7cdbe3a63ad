#!/usr/bin/env bash
# CMTK 3.3.1p2 of Debian 12: `imagemath --contract-labels` joins label maps "by selecting the first (over all images on the stack) non-zero label at
# each pixel". Images are counted from the first that was read by --max-index, and from the last by --contract-labels, so that the label map that
# should win, as a manual one before an automatic one, loses wherever both have a label.
# Seen: of 0 1 1 3 and then 2 2 0 0 the first labels are 2 2 1 3, in place of 2 1 1 3, while the indices of the largest are 1 1 0 0.
. "$(dirname "$0")/../run.sh"
imagemath=/usr/lib/cmtk/bin/imagemath
[ -x $imagemath ] || apt-get install --yes --no-install-recommends cmtk >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# image NAME VOXELS: an image of 4 × 2 × 2 voxels with equal rows.
image() {
  printf 'NRRD0004\ntype: uint8\ndimension: 3\nspace: right-anterior-superior\nsizes: 4 2 2\n' >"$1.nrrd"
  printf 'space directions: (1,0,0) (0,1,0) (0,0,1)\nspace origin: (0,0,0)\nencoding: ascii\n\n%s %s %s %s\n' "$2" "$2" "$2" "$2" >>"$1.nrrd"
}
# joined OPTION TYPE BYTES: the first row of the result.
joined() {
  CMTK_WRITE_UNCOMPRESSED=1 $imagemath --in first.nrrd second.nrrd "$1" --out joined.nrrd 2>/dev/null
  tail --bytes "$3" joined.nrrd | od -An -t"$2" | tr -s ' '
}
image first '0 1 1 3'
image second '2 2 0 0'
printed="contract-labels$(joined --contract-labels f4 16), max-index$(joined --max-index d2 8)"
seen "contract-labels 2 2 1 3, max-index 1 1 0 0"
