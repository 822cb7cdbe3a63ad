#!/usr/bin/env bash
# SciPy 1.10.1 of Debian 12, spatial.distance.dice: the dissimilarity of two masks, documented for arrays of bool, is (CTF + CFT) / (2 CTT + CTF +
# CFT). Masks of uint8 are multiplied and subtracted as they are, so that masks of 0 and 255, as pictures of masks are, have any number, without an
# error. jaccard and cdist(…, "dice") take every number but 0 for true, and are right. Masks of 0 and 1 are right.
# Seen: of 255 255 0 and 255 0 0 dice is −169, jaccard 0.5 and cdist 0.333; of bool dice is 0.333.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import scipy" 2>/dev/null || apt-get install --yes --no-install-recommends python3-scipy >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
from scipy.spatial import distance

first, second = numpy.array([[255, 255, 0], [255, 0, 0]], numpy.uint8)
print(f"dice {distance.dice(first, second):.3f}, jaccard {distance.jaccard(first, second):.3f}, cdist {distance.cdist([first], [second], 'dice')[0, 0]:.3f}")
print(f"of bool {distance.dice(first > 0, second > 0):.3f}")
PY
)
seen "dice -169.000, jaccard 0.500, cdist 0.333
of bool 0.333"
