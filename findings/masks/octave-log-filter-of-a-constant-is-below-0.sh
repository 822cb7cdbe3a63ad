#!/usr/bin/env bash
# octave-image 2.14.0 of Debian 12 (GNU Octave 7.3.0): fspecial("log") is a Laplacian of Gaussian, by whose change of sign borders are found. Its
# elements should add up to 0, so that a constant picture becomes 0, as those of "laplacian" do. With the default size and width they add up to
# −0.713, so that the inside of a mask is below 0, and only in a larger matrix of a wider filter is the sum near 0.
# Seen: a mask of ones, filtered, is −0.713, with "laplacian" it is 0, and with 13 × 13 of the width 1 it is −0.0000001.
. "$(dirname "$0")/../run.sh"
octave --no-gui --norc --eval 'pkg load image' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends octave octave-image >/dev/null
printed=$(octave --no-gui --norc --eval '
pkg load image
inside = @(filter) imfilter(ones(15), filter)(8, 8);
printf("log %.3f, laplacian %.3f, wide log %.7f\n", inside(fspecial("log")), inside(fspecial("laplacian")) + 1e-9, inside(fspecial("log", 13, 1)));
' 2>/dev/null)
seen "log -0.713, laplacian 0.000, wide log -0.0000001"
