#!/usr/bin/env bash
# GDAL 3.6.2 of Debian 12: a map of labels read at half its size by nearest neighbor, as gdal_translate -outsize 50% 50% does, takes the
# lower right one of four pixels. Overviews by nearest neighbor, which gdaladdo documents as the default, hold the upper left one, and are
# read in its place as soon as they are there. So building them moves the labels by a pixel.
# Seen: of a row of labels 1 to 8 the half is 2 4 6 8, and 1 3 5 7 with overviews.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import osgeo.gdal" 2>/dev/null || apt-get install --yes --no-install-recommends python3-gdal >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
from osgeo import gdal

labels = gdal.GetDriverByName("GTiff").Create("/vsimem/labels.tif", 8, 2, 1, gdal.GDT_Byte)
labels.GetRasterBand(1).WriteArray(numpy.array([range(1, 9)] * 2))
half = lambda: gdal.Translate("", labels, format="MEM", width=4, height=1).ReadAsArray()[0]
print("without", *half())
labels.BuildOverviews("NEAREST", [2])
print("with", *half())
PY
)
seen "without 2 4 6 8
with 1 3 5 7"
