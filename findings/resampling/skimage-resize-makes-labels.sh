#!/usr/bin/env bash
# scikit-image 0.19.3 of Debian 12: resize with order 0, nearest neighbor, smooths a smaller picture first, unless it is of bools. A map
# of the labels 0 and 9 gets the labels 1 and 8. With anti_aliasing=False it keeps its labels.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import skimage" 2>/dev/null || apt-get install --yes --no-install-recommends python3-skimage >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
from skimage.transform import resize

labels = numpy.array([[0, 0, 0, 9, 9, 9, 9, 0]], numpy.uint8)
small = [resize(labels, (1, 4), order=0, preserve_range=True, **options)[0].tolist() for options in ({}, {"anti_aliasing": False})]
print(*small)
PY
)
seen "[0, 8, 8, 1] [0, 9, 9, 0]"
