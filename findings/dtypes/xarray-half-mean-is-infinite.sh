#!/usr/bin/env bash
# xarray 2023.01.0 of Debian 12: mean leaves NaN out, as it documents for floats, and then divides a sum in the type of the values by their number.
# The sum of 70,000 probabilities of 1 in float16, a picture of 265 × 265 pixels, is beyond 65,504, so that their mean is infinite. NumPy's mean,
# and xarray's with skipna=False, add in float32 and are right; numpy.nanmean (1.24.2) is infinite, too.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import xarray" 2>/dev/null || apt-get install --yes --no-install-recommends python3-xarray >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
import xarray

ones = numpy.ones(70000, numpy.float16)
print(xarray.DataArray(ones).mean().item(), xarray.DataArray(ones).mean(skipna=False).item(), ones.mean(), numpy.nanmean(ones))
PY
)
seen "inf 1.0 1.0 inf"
