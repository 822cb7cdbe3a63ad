#!/usr/bin/env bash
# PDL 2.081 of Debian 12 (Perl): avg is documented to "return the average of all elements". Of integers, and a comparison of labels
# gives integers, it is cut off to a whole number, so that the share of a mask is 0 unless all pixels are set, and so is an
# accuracy. davg and the first number of stats are right.
# Seen: of the mask 0 1 1, the labels 5 7 7 that are 7, avg is 0, davg 0.667 and the mean of stats 0.667.
. "$(dirname "$0")/../run.sh"
perl -MPDL -e 1 2>/dev/null || apt-get install --yes --no-install-recommends pdl >/dev/null
printed=$(perl -MPDL -e '
  my $mask = long(5, 7, 7) == 7;
  printf "%s avg %.3f davg %.3f stats %.3f\n", $mask->type, $mask->avg, $mask->davg, ($mask->stats)[0];
' 2>/dev/null)
seen "long avg 0.000 davg 0.667 stats 0.667"
