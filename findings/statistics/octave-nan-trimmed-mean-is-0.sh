#!/usr/bin/env bash
# octave-nan 3.7.0 of Debian 12 (GNU Octave 7.3.0), trimmean: it is documented to leave out the largest and the smallest p percent of the numbers,
# half of them on each side, "compatible to various spreadsheet programs". For every p above 0 it is 0, whatever the numbers are, without a warning;
# for p = 0 it is the mean. So robust means of all models are equal, and so is a test of them. mean and median of the package are right.
# Seen: of 0.5 0.75 1 1.25 9 trimmean by 40 percent is 0 and by 0 percent 2.5; the mean of the three in the middle is 1. mean is 2.5, median 1.
. "$(dirname "$0")/../run.sh"
dpkg --status octave-nan >/dev/null 2>&1 || apt-get install --yes --no-install-recommends octave octave-nan >/dev/null
printed=$(octave --no-gui --norc --eval '
  pkg load nan
  scores = [0.5 0.75 1 1.25 9];
  printf("%g percent: %g\n", [0 10 40 60; arrayfun(@(p) abs(trimmean(scores(:), p)), [0 10 40 60])]);
  printf("middle: %g\nmean: %g\nmedian: %g", mean(scores(2:4)), mean(scores), median(scores));' 2>/dev/null)
seen "0 percent: 2.5
10 percent: 0
40 percent: 0
60 percent: 0
middle: 1
mean: 2.5
median: 1"
