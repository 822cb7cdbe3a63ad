#!/usr/bin/env bash
# DIPY 1.6.0 of Debian 12, align.reslice: reslice gives a volume other voxel sizes, and order 0 is for labels. Voxels half as large are asked for at
# the whole and at the half places of the old ones, and the last half place, which still lies in the last voxel, is outside: it is 0. So a label
# that reaches the border loses a layer on one side of each axis, and the volume of a full one is (1 − 1/2n)³ of what it was. Its example
# uses order 1. With mode="nearest" the labels are kept, whose documentation speaks of points outside of the input.
# Seen: 5 6 7 along an axis, voxels half as large, is 5 6 6 7 7 0 with the default mode, and 5 6 6 7 7 7 with "nearest".
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import dipy" 2>/dev/null || apt-get install --yes --no-install-recommends python3-dipy >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
from dipy.align.reslice import reslice

labels = numpy.array([5, 6, 7], numpy.uint8).reshape(3, 1, 1)
for mode in "constant", "nearest":
    finer, affine = reslice(labels, numpy.eye(4), (1, 1, 1), (0.5, 1, 1), order=0, mode=mode)
    print(mode, *finer.ravel(), "from", *affine[:1, 3])
full, _ = reslice(numpy.ones((4, 4, 4), numpy.uint8), numpy.eye(4), (1, 1, 1), (0.5, 0.5, 0.5), order=0)
print("volume", full.sum() / 8)
PY
)
seen "constant 5 6 6 7 7 0 from 0.0
nearest 5 6 6 7 7 7 from 0.0
volume 42.875"
