#!/usr/bin/env bash
# jstat 1.9.6, quartiles: it is documented to give the quartiles of an array, and the second quartile is the median. Each is the element
# whose place is a rounded share of the length, and never a mean of two, so that of an even number of scores the second quartile is the lower
# one of the two in the middle. jStat.median and jStat.quantiles are right.
# Seen: of 0.1, 0.2, 0.8 and 0.9 the quartiles are 0.1, 0.2 and 0.8, and the median is 0.5.
. "$(dirname "$0")/../run.sh"
finding jstat@1.9.6 <<'JS'
import jstat from "jstat";
const scores = [0.1, 0.2, 0.8, 0.9];
console.log(`quartiles ${jstat.jStat.quartiles(scores).join(" ")}, median ${jstat.jStat.median(scores)}`);
JS
seen "quartiles 0.1 0.2 0.8, median 0.5"
