#!/usr/bin/env bash
# plastimatch 1.9.4 of Debian 12: `plastimatch dice --all` crops both masks to the voxels of either before it measures distances, and where
# they reach the end of the image the last slice is lost. A false positive 3 mm away in the last slice is in DICE, and the Hausdorff
# distance is 0. The same masks in an image with one more empty slice are 3 mm apart. The documentation says that the largest distance
# from a voxel of one mask to the other is printed.
set -euo pipefail
command -v plastimatch >/dev/null || apt-get install --yes --no-install-recommends plastimatch >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# mask NAME SLICES VOXELS…: a MetaImage of 3 × 3 voxels a slice, of which the middle one is given.
mask() {
  local name=$1 slices=$2 around='\0\0\0\0'
  shift 2
  printf 'NDims = 3\nDimSize = 3 3 %s\nElementType = MET_UCHAR\nElementSpacing = 1 1 1\nElementDataFile = LOCAL\n' "$slices" >"$folder/$name.mha"
  for voxel; do printf "$around\\$voxel$around" >>"$folder/$name.mha"; done
}
scores() {
  plastimatch dice --all "$folder/target.mha" "$folder/prediction.mha" |
    sed -n 's/^DICE: *//p; s/^Hausdorff distance = //p' | tr '\n' ' '
}

mask target 4 1 0 0 0
mask prediction 4 1 0 0 1
ends=$(scores)
mask target 5 1 0 0 0 0
mask prediction 5 1 0 0 1 0
behind=$(scores)
printed="in the last slice: $ends; with an empty slice behind it: $behind"
echo "$printed"
expected="in the last slice: 0.666667 0.000000 ; with an empty slice behind it: 0.666667 3.000000 "
[ "$printed" = "$expected" ] || { echo "changed; seen before: $expected" >&2; exit 1; }
