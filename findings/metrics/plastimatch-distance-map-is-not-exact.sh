#!/usr/bin/env bash
# plastimatch 1.9.4 of Debian 12: its default distance map, "danielsson", is too long in some voxels. Three voxels of 1 mm in an image of
# 4 × 4 × 2: a voxel of the second slice is 2√2 mm from the nearest one in its own slice, and the map has 3.16 mm;
# `--algorithm maurer` and `--algorithm itk-danielsson` have 2.83. `plastimatch dice --hausdorff` measures by the default map and has no
# option for the map. The help of dmap does not say that one of its algorithms approximates.
set -euo pipefail
command -v plastimatch >/dev/null || apt-get install --yes --no-install-recommends plastimatch >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

{
  printf 'NDims = 3\nDimSize = 4 4 2\nElementType = MET_UCHAR\nElementSpacing = 1 1 1\nElementDataFile = LOCAL\n'
  printf '\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\0'
  printf '\0\0\0\0\0\0\0\0\0\0\1\0\0\1\0\0'
} >"$folder/mask.mha"
# The distance of the first voxel of the second slice: the 17th of 32 floats.
distance() {
  plastimatch dmap --input "$folder/mask.mha" --output "$folder/map.mha" "$@" >/dev/null
  tail -c 128 "$folder/map.mha" | od -An -v -tf4 -w4 | sed -n 17p | tr -d ' '
}

printed="default $(distance), maurer $(distance --algorithm maurer), itk-danielsson $(distance --algorithm itk-danielsson)"
echo "$printed"
expected="default 3.1622777, maurer 2.828427, itk-danielsson 2.828427"
[ "$printed" = "$expected" ] || { echo "changed; seen before: $expected" >&2; exit 1; }
