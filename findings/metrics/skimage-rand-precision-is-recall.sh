#!/usr/bin/env bash
# scikit-image 0.19.3 of Debian 12, adapted_rand_error: its precision is documented as the number of pairs of pixels of the same label in both
# pictures "divided by the number in the test image", and its recall by the number in the true one. They come out the other way round; the
# error, which is symmetric, is right.
# Seen: a test picture that only splits a region, so that each of its pairs is true, has the precision 1/3 and the recall 1.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import skimage" 2>/dev/null || apt-get install --yes --no-install-recommends python3-skimage >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
from skimage.metrics import adapted_rand_error

error, precision, recall = adapted_rand_error(numpy.array([1, 1, 1, 1]), numpy.array([1, 1, 2, 2]))
print(f"error {error:.3f}, precision {precision:.3f}, recall {recall:.3f}")
PY
)
seen "error 0.500, precision 0.333, recall 1.000"
