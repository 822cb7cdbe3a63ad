#!/usr/bin/env bash
# Connectome Workbench 1.5.0 of Debian 12: `wb_command -volume-erode` sets to zero, around each voxel of zero, "all face neighbors and all voxels
# within the specified distance". By exactly the size of a voxel it erodes nothing, without an error, while each shorter and each longer distance
# erodes a layer. -volume-dilate by the same distance adds a layer.
# Seen: of 7 × 7 × 7 voxels of 1 mm 125 remain after an erosion by 0.5 and by 1.01 mm and 343 after 1 mm; of voxels of 2 mm 343 remain after 2 mm.
. "$(dirname "$0")/../run.sh"
command -v wb_command >/dev/null || apt-get install --yes --no-install-recommends connectome-workbench >/dev/null
/usr/bin/python3 -c "import nibabel" 2>/dev/null || apt-get install --yes --no-install-recommends python3-nibabel >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
/usr/bin/python3 - <<'PY'
import nibabel
import numpy

cube = numpy.pad(numpy.ones((7, 7, 7), numpy.uint8), 2)
for size in (1, 2):
    nibabel.save(nibabel.Nifti1Image(cube, numpy.diag([size, size, size, 1])), f"cube{size}.nii")
PY
# left SIZE COMMAND DISTANCE…: the number of voxels after the command.
left() {
  wb_command "$2" "cube$1.nii" "${@:3}" changed.nii
  wb_command -volume-stats changed.nii -reduce COUNT_NONZERO
}
printed="1 mm: eroded by 0.5 $(left 1 -volume-erode 0.5), by 1 $(left 1 -volume-erode 1), by 1.01 $(left 1 -volume-erode 1.01); dilated by 1 $(left 1 -volume-dilate 1 NEAREST)
2 mm: eroded by 2 $(left 2 -volume-erode 2), by 2.01 $(left 2 -volume-erode 2.01)"
seen "1 mm: eroded by 0.5 125, by 1 343, by 1.01 125; dilated by 1 637
2 mm: eroded by 2 343, by 2.01 125"
