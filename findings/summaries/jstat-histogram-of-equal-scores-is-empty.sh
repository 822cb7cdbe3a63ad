#!/usr/bin/env bash
# jstat 1.9.6, histogram: it is documented to count the elements in bins of equal size across the range of the data. Where all scores are
# equal, as those of a perfect model are, the range is 0 and every bin stays 0. Where they differ, rounding moves a score that lies on an edge
# into the bin before it. NumPy counts all of them in both cases, and the second histogram is 1 in each bin but the last.
# Seen: three scores of 1 in four bins are 0 0 0 0, and 0, 0.1, …, 1 in ten bins are 1 1 2 0 1 2 1 0 1 2.
. "$(dirname "$0")/../run.sh"
finding jstat@1.9.6 <<'JS'
import jstat from "jstat";
const { histogram } = jstat.jStat;
const tenths = Array.from({ length: 11 }, (_, k) => k / 10);
console.log([histogram([1, 1, 1], 4), histogram(tenths, 10)].map((counts) => counts.join(" ")).join(", "));
JS
seen "0 0 0 0, 1 1 2 0 1 2 1 0 1 2"
