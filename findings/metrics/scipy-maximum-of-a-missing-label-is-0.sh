#!/usr/bin/env bash
# scipy 1.10.1 of Debian 12: ndimage.mean, variance and standard_deviation of a label that no element has are NaN. maximum and minimum of it
# are 0, and median is an element of another label. A distance or an error for each label, the largest of its elements, is perfect
# where the label is missing. The documentation does not say so.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import scipy.ndimage" 2>/dev/null || apt-get install --yes --no-install-recommends python3-scipy >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
from scipy import ndimage

distances, labels, classes = [3.0, 2.0], [1, 1], [1, 2]
for function in (ndimage.mean, ndimage.maximum, ndimage.minimum, ndimage.median):
    print(function.__name__, *function(distances, labels, classes))
PY
)
seen "mean 2.5 nan
maximum 3.0 0.0
minimum 2.0 0.0
median 2.5 2.0"
