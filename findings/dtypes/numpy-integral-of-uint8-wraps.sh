#!/usr/bin/env bash
# NumPy 1.24.2, SciPy 1.10.1 and xarray 2023.01.0 of Debian 12: trapz, integrate.trapezoid and DataArray.integrate halve sums of neighbors in the
# type of the values, so that a profile of uint8 grey values or slice counts wraps, without a warning, and its volume is too small.
# Their sums, which widen, are right.
# Seen: the integral of 200 255 is 99.5, in place of 227.5.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import scipy, xarray" 2>/dev/null || apt-get install --yes --no-install-recommends python3-scipy python3-xarray >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
import xarray
from scipy import integrate

profile = numpy.array([200, 255], numpy.uint8)
array = xarray.DataArray(profile, dims="z", coords={"z": [0, 1]})
print(numpy.trapz(profile), integrate.trapezoid(profile), array.integrate("z").item(), numpy.trapz(profile.astype(float)), array.sum().item())
PY
)
seen "99.5 99.5 99.5 227.5 455"
