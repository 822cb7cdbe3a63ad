#!/usr/bin/env bash
# GNU Octave 7.3.0 of Debian 12: after `pkg load statistics` (1.5.3) the variance of integers is computed in their own type, in which no
# deviation of uint8 is below 0. So the variance of a picture is too small, and its correlation with itself is not 1. Without the
# package, whose var replaces the one of Octave, both are right. mad, which Octave has itself, is wrong either way: 48 in place of 95.6.
# Seen: of 10 200 250 the variance is 16033 and then 5809, and the correlation with itself 1 and then 2.76.
. "$(dirname "$0")/../run.sh"
dpkg --status octave-statistics >/dev/null 2>&1 || apt-get install --yes --no-install-recommends octave octave-statistics >/dev/null
printed=$(octave --no-gui --norc --eval '
  x = uint8([10 200 250])(:);
  show = @(name) printf("%s: variance %.0f, correlation %.2f\n", name, var(x), corr(x, x));
  show("Octave");
  pkg load statistics;
  show("with statistics");' 2>/dev/null)
seen "Octave: variance 16033, correlation 1.00
with statistics: variance 5809, correlation 2.76"
