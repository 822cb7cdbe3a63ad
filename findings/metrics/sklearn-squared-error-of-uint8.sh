#!/usr/bin/env bash
# scikit-learn 1.2.1 of Debian 12: mean_squared_error, mean_absolute_error and max_error subtract in the type of their arguments, so that
# differences and squares of uint8 wrap, without a warning. The squared error of a mask of 0 and one of 255 is 1, and the other two depend on
# the order of the arguments. float64 of the same masks is right; skimage.metrics.mean_squared_error, too.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import sklearn" 2>/dev/null || apt-get install --yes --no-install-recommends python3-sklearn >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
from sklearn import metrics

empty, full = numpy.zeros(4, numpy.uint8), numpy.full(4, 255, numpy.uint8)
for error in (metrics.mean_squared_error, metrics.mean_absolute_error, metrics.max_error):
    print(error.__name__, *(float(error(*masks)) for masks in ((empty, full), (full, empty), (empty.astype(float), full))))
PY
)
seen "mean_squared_error 1.0 1.0 65025.0
mean_absolute_error 255.0 1.0 255.0
max_error 1.0 255.0 255.0"
