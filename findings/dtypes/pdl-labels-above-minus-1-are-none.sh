#!/usr/bin/env bash
# PDL 2.081 of Debian 12 (Perl): an operation on two types is documented to be done in the higher one. A plain number below 0 beside an array of bytes
# stays a byte, −1 is 255, and no label is above it: the mask of the pixels that are not −1, "ignored", is empty by `>` and holds them all by `!=`,
# and a lower bound of −1 makes every label 255. 256 beside bytes makes them shorts, and is right.
# Seen: of the labels 0 1 2 those above −1 are 0 0 0, those below 256 are 1 1 1, and lclip(−1) is 255 255 255.
. "$(dirname "$0")/../run.sh"
perl -MPDL -e 1 2>/dev/null || apt-get install --yes --no-install-recommends pdl >/dev/null
printed=$(perl -MPDL -e '
  for my $labels (byte(0, 1, 2), short(0, 1, 2)) { print $labels->type, " ", $labels > -1, " ", $labels < 256, " ", $labels->lclip(-1), "\n" }
' 2>/dev/null)
seen "byte [0 0 0] [1 1 1] [255 255 255]
short [1 1 1] [1 1 1] [0 1 2]"
