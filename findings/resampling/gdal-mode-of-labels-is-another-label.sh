#!/usr/bin/env bash
# GDAL 3.6.2 of Debian 12: gdalwarp -r mode, "selects the value which appears most often of all the sampled points", counts and writes
# integers of 32 and 64 bits by way of float32. Labels from 2²⁴ on, such as codes of administrative areas or of supervoxels, become labels that no
# pixel had. gdal_translate -r mode rounds, too; -r near and -r max keep them.
# Seen: pixels 16777217 16777217 16777219 16777219, half as many, are 16777216 16777220.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import osgeo.gdal" 2>/dev/null || apt-get install --yes --no-install-recommends python3-gdal >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
from osgeo import gdal

labels = gdal.GetDriverByName("MEM").Create("", 4, 1, 1, gdal.GDT_Int32)
labels.SetGeoTransform((0, 1, 0, 1, 0, -1))
labels.GetRasterBand(1).WriteArray(numpy.array([[16777217, 16777217, 16777219, 16777219]]))
for mode in ("mode", "near"):
    half = gdal.Warp("", labels, format="MEM", width=2, height=1, resampleAlg=mode)
    print(mode, *half.ReadAsArray()[0])
PY
)
seen "mode 16777216 16777220
near 16777217 16777219"
