#!/usr/bin/env bash
# pandas 1.5.3 and Bottleneck 1.3.5 of Debian 12: std and var of a float32 column are computed by pandas in float64, if Bottleneck is not installed.
# If it is, as another package may bring it along, pandas hands the column over, which is added in float32, one number after the other, and
# stops at 2²⁴. So the same program on the same voxels has another deviation on the machine where nobody asked for Bottleneck, beside a mean
# and a sum that pandas keeps to itself and that are right. The documentation calls Bottleneck an accelerator of certain evaluations.
# Seen: of 2²⁵ ones the sum is 33554432 with both, and mean, deviation and variance are 1 0.354 0.125 with Bottleneck and 1 0 0 without.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import bottleneck, pandas" 2>/dev/null || apt-get install --yes --no-install-recommends python3-pandas python3-bottleneck >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
import pandas

ones = pandas.Series(numpy.ones(2**25, numpy.float32))
for use in True, False:
    pandas.set_option("compute.use_bottleneck", use)
    print("with" if use else "without", f"{ones.sum():.0f} {ones.mean():.3f} {ones.std():.3f} {ones.var():.3f}")
PY
)
seen "with 33554432 1.000 0.354 0.125
without 33554432 1.000 0.000 0.000"
