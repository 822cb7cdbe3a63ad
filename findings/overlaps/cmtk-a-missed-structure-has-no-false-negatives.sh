#!/usr/bin/env bash
# CMTK 3.3.1p2 of Debian 12: `similarity --labels` prints for each label of a ground truth how many of its voxels were correct and how many are false
# negatives. Where a label is larger than all labels of the test image, as a structure is that was missed as a whole, it has 0 false negatives, and
# the label in its place has no false positives. With one voxel found, all others are counted. The help names no exception.
# Seen: of 4 voxels 0 are correct and 0 false negatives; of the same 4 with one found 1 is correct and 3 are false negatives.
. "$(dirname "$0")/../run.sh"
similarity=/usr/lib/cmtk/bin/similarity
[ -x $similarity ] || apt-get install --yes --no-install-recommends cmtk >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# image NAME VOXELS: an NRRD of bytes, 4 × 2 × 2.
image() { printf 'NRRD0001\ntype: uint8\ndimension: 3\nsizes: 4 2 2\nspacings: 1 1 1\nencoding: ascii\n\n%s\n' "$2" >"$folder/$1.nrrd"; }
image truth '0 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0'
image missed '0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0'
image found '0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0'
counts() { $similarity --labels "$folder/truth.nrrd" "$folder/$1.nrrd" 2>/dev/null | awk '$1 == "000001" { print $2, "voxels,", $3, "correct,", $5, "false negatives" }'; }
printed="missed: $(counts missed)
found: $(counts found)"
seen "missed: 4 voxels, 0 correct, 0 false negatives
found: 4 voxels, 1 correct, 3 false negatives"
