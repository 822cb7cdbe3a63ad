#!/usr/bin/env bash
# CMTK 3.3.1p2 of Debian 12: `convertx --downsample-select` makes an image smaller "by pixel selection". A selected voxel is where it was; the new
# origin is that of averages, half an old voxel further on, so that the label map lies beside the organ, and a distance or an overlap in space
# changes. --downsample-average has the same origin, which is right there.
# Seen: of the labels 1 2 3 4 at 0 1 2 3 mm, the selected 1 3 are at 0.5 and 2.5 mm.
. "$(dirname "$0")/../run.sh"
convertx=/usr/lib/cmtk/bin/convertx
[ -x $convertx ] || apt-get install --yes --no-install-recommends cmtk >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >labels.nrrd <<'NRRD'
NRRD0004
type: uint8
dimension: 3
space: right-anterior-superior
sizes: 4 2 2
space directions: (1,0,0) (0,1,0) (0,0,1)
space origin: (0,0,0)
encoding: ascii

1 2 3 4 1 2 3 4 1 2 3 4 1 2 3 4
NRRD
CMTK_WRITE_UNCOMPRESSED=1 $convertx --downsample-select 2,1,1 labels.nrrd half.nrrd 2>/dev/null
printed="$(grep --text -E '^space (directions|origin)' half.nrrd)
labels$(tail --bytes 8 half.nrrd | od -An -tu1)"
seen "space directions: (2,0,0) (0,1,0) (0,0,1)
space origin: (0.5,0,0)
labels   1   3   1   3   1   3   1   3"
