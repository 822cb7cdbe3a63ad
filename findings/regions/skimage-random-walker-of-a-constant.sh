#!/usr/bin/env bash
# scikit-image 0.19.3 of Debian 12: random_walker labels each pixel by the seed that a walk from it reaches first most often. It divides the
# differences of the picture by their standard deviation, which is 0 in a constant picture: the probabilities are NaN, and every pixel without a
# seed gets label 1, even the one beside seed 2.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import skimage" 2>/dev/null || apt-get install --yes --no-install-recommends python3-skimage >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
from skimage.segmentation import random_walker

seeds = numpy.zeros((5, 5), int)
seeds[:, 0], seeds[:, 4] = 1, 2
print("constant", *random_walker(numpy.zeros((5, 5)), seeds, mode="cg_j")[2])
print("nearly", *random_walker(numpy.eye(5) * 1e-3, seeds, mode="cg_j")[2])
PY
)
seen "constant 1 1 1 1 2
nearly 1 1 2 2 2"
