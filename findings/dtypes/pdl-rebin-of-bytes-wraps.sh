#!/usr/bin/env bash
# PDL 2.081 of Debian 12 (Perl), ImageND: rebin is documented to make an array smaller by averaging, whose "intensities are kept constant". It adds
# the pixels in their own type, in which bytes wrap, and divides the rest: a white mask of 255, half as large, is grey. rescale2d, which
# averages, too, is right.
# Seen: 200 255 255 255, half as wide, are 99 127 by rebin and 227 255 by rescale2d.
. "$(dirname "$0")/../run.sh"
perl -MPDL -e 1 2>/dev/null || apt-get install --yes --no-install-recommends pdl >/dev/null
printed=$(perl -MPDL -MPDL::ImageND -MPDL::Image2D -e '
  my $row = byte(200, 255, 255, 255);
  rescale2d($row->dummy(1), my $half = zeroes(byte, 2, 1));
  print "rebin ", rebin($row, 2), " double ", rebin($row->double, 2), " rescale2d ", $half->slice(",(0)"), "\n";
' 2>/dev/null)
seen "rebin [99 127] double [227.5 255] rescale2d [227 255]"
