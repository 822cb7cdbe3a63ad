#!/usr/bin/env bash
# statsmodels 0.13.5 of Debian 12, mcnemar: the test compares two models by the cases that one of them has right and the other wrong. Where no
# case is such, as for a model and itself, nothing speaks for a difference. With exact=False the correction for continuity makes
# (|0 − 0| − 1)² / 0 of it, which is infinite, and the p-value is 0. With exact=True it is 1, and without the correction NaN.
# Seen: of 10 cases that both have right and 10 that both have wrong p is 0.0, 1.0 and nan.
source "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import statsmodels" 2>/dev/null || apt-get install --yes --no-install-recommends python3-statsmodels >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
from statsmodels.stats.contingency_tables import mcnemar

equal = [[10, 0], [0, 10]]
for options in ({"exact": False}, {"exact": True}, {"exact": False, "correction": False}):
    print(mcnemar(equal, **options).pvalue)
PY
)
seen "0.0
1.0
nan"
