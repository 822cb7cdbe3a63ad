#!/usr/bin/env bash
# scikit-image 0.19.3 of Debian 12: join_segmentations gives each pair of labels another label. It numbers the pairs in the type of the
# arguments, so that of uint8 labels, the type of most label maps, pairs beyond 255 get the labels of other pairs, without a warning.
# Seen: two maps of 20 labels that cross in 400 regions have 256 joined labels, and 400 if they are int64.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import skimage" 2>/dev/null || apt-get install --yes --no-install-recommends python3-skimage >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
from skimage.segmentation import join_segmentations

rows, columns = numpy.mgrid[0:20, 0:20]
for dtype in (numpy.uint8, numpy.int64):
    joined = join_segmentations(rows.astype(dtype), columns.astype(dtype))
    print(dtype.__name__, joined.dtype, len(numpy.unique(joined)))
PY
)
seen "uint8 uint8 256
int64 int64 400"
