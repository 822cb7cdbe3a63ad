#!/usr/bin/env bash
# octave-image 2.14.0 of Debian 12 (GNU Octave 7.3.0): imtranslate is documented to "translate a 2D image by (x, y) using Fourier interpolation".
# Whole pixels are right. By half a pixel, as between two grids, every pixel becomes the mean of the picture, and by a quarter the values are far
# off and beyond 1: the phases of negative frequencies are those of whole pixels.
# Seen: 0 0 1 1 1 0 0 moved by 1 is 0 0 0 1 1 1 0, by 0.5 it is 0.43 everywhere, and by 0.25 it is 0.24 0.38 1.01 0.76 0.57 −0.09 0.13.
. "$(dirname "$0")/../run.sh"
octave --no-gui --norc --eval 'pkg load image' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends octave octave-image >/dev/null
printed=$(octave --no-gui --norc --eval '
pkg load image
for moved = [1 0.5 0.25]
  printf("%g:%s\n", moved, sprintf(" %.2f", imtranslate([0 0 1 1 1 0 0], moved, 0) + 1e-9));
end' 2>/dev/null)
seen "1: 0.00 0.00 0.00 1.00 1.00 1.00 0.00
0.5: 0.43 0.43 0.43 0.43 0.43 0.43 0.43
0.25: 0.24 0.38 1.01 0.76 0.57 -0.09 0.13"
