#!/usr/bin/env bash
# jstat 1.9.6: half of a t distribution lies below 0, whatever its degrees of freedom are. studentt.cdf(0, n) is 0.483 for a million and
# 0.119 for ten million, as a test over voxels may have; at −1.96 both are right.
. "$(dirname "$0")/../run.sh"
finding jstat@1.9.6 <<'JS'
import jstat from "jstat";
const { studentt } = jstat.jStat;
console.log([1e3, 1e6, 1e7].map((n) => [0, -1.96].map((t) => studentt.cdf(t, n).toFixed(3)).join(" ")).join(", "));
JS
seen "0.500 0.025, 0.483 0.025, 0.119 0.025"
