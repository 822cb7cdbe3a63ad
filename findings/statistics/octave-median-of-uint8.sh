#!/usr/bin/env bash
# GNU Octave 7.3.0 of Debian 12: the median of an even number of values is the mean of the two in the middle. Of integers it is computed in
# their own type, in which the sum of the two saturates, so that the median is below both of them. mean is right.
# Seen: the median of the uint8 values 200 and 255 is 128, in place of 228.
. "$(dirname "$0")/../run.sh"
command -v octave >/dev/null || apt-get install --yes --no-install-recommends octave >/dev/null
printed=$(octave --no-gui --norc --eval 'printf("median %d, mean %.1f\n", median(uint8([200 255])), mean(uint8([200 255])))' 2>/dev/null)
seen "median 128, mean 227.5"
