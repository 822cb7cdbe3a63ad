#!/usr/bin/env bash
# SciPy 1.10.1 of Debian 12, spatial.distance: euclidean, cityblock and chebyshev are documented by |u − v| and take the difference in the type of
# the points, so that places of uint8 or uint16 wrap, without a warning: the distance depends on the order. sqeuclidean, cdist, cKDTree and
# directed_hausdorff convert, and are right.
# Seen: from 0 to 255 it is 1 and from 255 to 0 it is 255.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import scipy" 2>/dev/null || apt-get install --yes --no-install-recommends python3-scipy >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
from scipy.spatial import distance

near, far = numpy.array([[0], [255]], numpy.uint8)
for name in ("euclidean", "cityblock", "chebyshev", "sqeuclidean"):
    between = getattr(distance, name)
    print(name, int(between(near, far)), int(between(far, near)))
print("cdist", distance.cdist([near], [far])[0, 0])
PY
)
seen "euclidean 1 255
cityblock 1 255
chebyshev 1 255
sqeuclidean 65025 65025
cdist 255.0"
