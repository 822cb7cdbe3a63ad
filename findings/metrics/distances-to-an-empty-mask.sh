#!/usr/bin/env bash
# scipy 1.10.1 and OpenCV 4.6.0 of Debian 12: in an array without background, distance_transform_edt gives distances
# to an element before the first row, which is outside of the picture, and distanceTransform with a mask of 5 gives 8192. So the Hausdorff
# distance to an empty mask is a number like any other. distance_transform_cdt gives −1.
# Seen: of 2 × 3 pixels edt is 1 1.41 2.24 / 2 2.24 2.83.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import cv2, scipy.ndimage" 2>/dev/null || apt-get install --yes --no-install-recommends python3-opencv python3-scipy >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import cv2
import numpy
from scipy import ndimage

nowhere = numpy.ones((2, 3), numpy.uint8)
print("edt", *ndimage.distance_transform_edt(nowhere).ravel().round(2))
print("cdt", *ndimage.distance_transform_cdt(nowhere).ravel())
print("OpenCV", *cv2.distanceTransform(nowhere, cv2.DIST_L2, 5).ravel())
PY
)
seen "edt 1.0 1.41 2.24 2.0 2.24 2.83
cdt -1 -1 -1 -1 -1 -1
OpenCV 8192.0 8192.0 8192.0 8192.0 8192.0 8192.0"
