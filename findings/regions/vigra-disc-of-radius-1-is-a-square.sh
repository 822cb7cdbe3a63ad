#!/usr/bin/env bash
# vigra 1.11.1 of Debian 12: discDilation and discErosion are documented to use a disc of the given radius. The disc of radius 1 is a square of
# 3 × 3 pixels, whose corners are √2 away, and the one of radius 2 has pixels at √5: all pixels nearer than radius + ½ or so are in it.
# multiBinaryDilation, documented as a dilation by a ball of the given radius, has those up to the radius.
# Seen: one pixel has 9 and 21 pixels after discDilation by 1 and 2, and 5 and 13 after multiBinaryDilation.
source "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import vigra" 2>/dev/null || apt-get install --yes --no-install-recommends python3-vigra >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
import vigra

mask = numpy.zeros((9, 9), dtype=numpy.uint8)
mask[4, 4] = 1
print(*(int(vigra.filters.discDilation(mask, radius).sum()) for radius in (1, 2)))
print(*(int(vigra.filters.multiBinaryDilation(mask.astype(bool), radius).sum()) for radius in (1, 2)))
PY
)
seen "9 21
5 13"
