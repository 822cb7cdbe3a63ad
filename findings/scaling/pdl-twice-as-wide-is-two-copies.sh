#!/usr/bin/env bash
# PDL 2.081 of Debian 12 (Perl), ImageND: rebin gives an array other dimensions, and documents that "expansion is performed by sampling". A picture
# that is to be twice as large comes back as two copies of itself side by side, in each direction, and not as each pixel twice, so that a label
# map on a finer grid has four small organs in place of a large one. Half as large is right.
# Seen: 1 2 3 4, twice as wide, is 1 2 3 4 1 2 3 4, in place of 1 1 2 2 3 3 4 4; half as wide it is 1.5 3.5.
. "$(dirname "$0")/../run.sh"
perl -MPDL -e 1 2>/dev/null || apt-get install --yes --no-install-recommends pdl >/dev/null
printed=$(perl -MPDL -MPDL::ImageND -e 'my $row = pdl(1, 2, 3, 4); print rebin($row, 8), " ", rebin($row, 2), "\n"' 2>/dev/null)
seen "[1 2 3 4 1 2 3 4] [1.5 3.5]"
