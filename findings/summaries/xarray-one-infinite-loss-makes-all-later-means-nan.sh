#!/usr/bin/env bash
# xarray 2023.01.0 and Bottleneck 1.3.5 of Debian 12: the mean of a rolling window, by which curves of losses are smoothed, depends on the numbers
# in the window. If Bottleneck is installed, xarray hands the curve over, which adds what enters the window and subtracts what leaves it. So one
# infinite loss makes every later mean NaN, and one large loss leaves its rounding in all later ones. Without Bottleneck, and in pandas 1.5.3,
# the curve recovers. The documentation says that Bottleneck is faster.
# Seen: of 1 ∞ 1 1 1 the means of two are ∞ ∞ NaN NaN and ∞ ∞ 1 1; of 1e17 1 1 1 they are 5e16 0 0 and 5e16 1 1. The last in pandas is 1.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import bottleneck, xarray" 2>/dev/null || apt-get install --yes --no-install-recommends python3-xarray python3-bottleneck >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
import pandas
import xarray

for losses in [1, numpy.inf, 1, 1, 1], [1e17, 1, 1, 1]:
    curve = xarray.DataArray(numpy.array(losses, float), dims="step")
    for use in True, False:
        with xarray.set_options(use_bottleneck=use):
            print("with" if use else "without", *curve.rolling(step=2).mean().values[1:])
    print("pandas", pandas.Series(losses).rolling(2).mean().iloc[-1])
PY
)
seen "with inf inf nan nan
without inf inf 1.0 1.0
pandas 1.0
with 5e+16 0.0 0.0
without 5e+16 1.0 1.0
pandas 1.0"
