#!/usr/bin/env bash
# Miller 6.6.0 of Debian 12 (mlr): differences of two models are often written with their sign, +0.5 and −0.25. A number with a plus is a text here:
# the sum, mean and variance of stats1 leave it out, without a word, so that a better model has the mean of the cases where it is worse. count counts
# it, max is it, as texts are above numbers, and so is NaN. datamash 1.7 of the same column has all of them.
# Seen: of +0.5 +0.25 −0.25 −0.25 count is 4, mean −0.25 and max +0.5; datamash has the mean 0.0625. Of 0.5 0.75 NaN count is 3 and mean 0.625.
. "$(dirname "$0")/../run.sh"
command -v mlr >/dev/null || apt-get install --yes --no-install-recommends miller >/dev/null
command -v datamash >/dev/null || apt-get install --yes --no-install-recommends datamash >/dev/null
# summary SCORES…: count, mean and max of a column.
summary() { printf '%s\n' score "$@" | mlr --icsv --onidx stats1 -a count,mean,max -f score; }
printed="differences: $(summary +0.5 +0.25 -0.25 -0.25), datamash: $(printf '%s\n' +0.5 +0.25 -0.25 -0.25 | datamash mean 1)
without plus: $(summary 0.5 0.25 -0.25 -0.25)
with NaN: $(summary 0.5 0.75 NaN)"
seen "differences: 4 -0.25 +0.5, datamash: 0.0625
without plus: 4 0.0625 0.5
with NaN: 3 0.625 NaN"
