#!/usr/bin/env bash
# @stdlib/stats-wilcoxon 0.2.3: differences such as 0.8 − 0.7 and 0.9 − 0.8 are no ties, because rounding tells them apart. The same
# scores in hundredths, where all six differences are 10 or −10, have another p.
. "$(dirname "$0")/../run.sh"
finding @stdlib/stats-wilcoxon@0.2.3 <<'JS'
import wilcoxon from "@stdlib/stats-wilcoxon";
const first = [80, 90, 70, 60, 50, 95];
const second = [70, 80, 60, 70, 40, 85];
const p = (divisor) => wilcoxon(first.map((x) => x / divisor), second.map((x) => x / divisor)).pValue.toFixed(4);
console.log(`decimals ${p(100)}, hundredths ${p(1)}`);
JS
seen "decimals 0.1198, hundredths 0.1294"
