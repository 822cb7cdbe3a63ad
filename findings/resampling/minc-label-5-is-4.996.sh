#!/usr/bin/env bash
# minc-tools 2.3.00 of Debian 12: mincresample -nearest_neighbour of a label map of bytes gives other numbers. It stores each slice scaled between
# the slice's least and largest value, so that whole labels are no longer whole; -keep_real_range, whose help does not name labels, keeps them.
# Seen: the slice of labels 5 6 7 0 is 4.996 6.012 7 0, resampled to its own grid, and no voxel equals 5.
. "$(dirname "$0")/../run.sh"
command -v mincresample >/dev/null || apt-get install --yes --no-install-recommends minc-tools >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '\1\2\3\4\5\6\7\0' | rawtominc -byte -real_range 0 255 -xstep 1 -ystep 1 -zstep 1 labels.mnc 2 2 2
resampled() {
  mincresample -quiet -clobber -nearest_neighbour "$@" -like labels.mnc labels.mnc same.mnc
  mincextract -double same.mnc | od -An -tf8 | tr -s ' \n' ' '
}
printed="default$(resampled)
keep_real_range$(resampled -keep_real_range)"
seen "default 1 2 3 4 4.996078431372549 6.011764705882353 7 0 
keep_real_range 1 2 3 4 5 6 7 0 "
