#!/usr/bin/env bash
# SciPy 1.10.1 of Debian 12, stats.ttest_rel: the paired test subtracts in the type of its arguments, so that differences of uint8, as counts of
# lesions or grey values are stored, wrap, without a warning, and theilslopes alike. ttest_ind, wilcoxon, f_oneway and siegelslopes of the same
# numbers are right.
# Seen: t of 1 2 3 9 against 2 4 3 11 is −2.611, and 3.000 as uint8; the slope of 9 3 1 at 1 2 3 is −4, and 250.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import scipy" 2>/dev/null || apt-get install --yes --no-install-recommends python3-scipy >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
from scipy import stats

for dtype in ("float64", "uint8"):
    first, second, falling, places = (numpy.array(row, dtype) for row in ([1, 2, 3, 9], [2, 4, 3, 11], [9, 3, 1], [1, 2, 3]))
    print(f"{dtype}: t {stats.ttest_rel(first, second).statistic:.3f}, slope {stats.theilslopes(falling, places)[0]:.0f}, {stats.siegelslopes(falling, places)[0]:.0f}")
PY
)
seen "float64: t -2.611, slope -4, -4
uint8: t 3.000, slope 250, -4"
