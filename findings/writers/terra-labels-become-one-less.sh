#!/usr/bin/env bash
# terra 1.7-3 of Debian 12 (R 4.2.2): writeRaster with an integer datatype cuts the digits off. Labels that arithmetic made, which are just below
# whole numbers, become the label below, so does 0.9, and the documentation names neither. raster 3.6-14, whose successor terra is, rounds.
# Seen: 100 times the codes 0.29 0.57 0.58 of classes are 28 56 57 by terra, and 29 57 58 by raster.
. "$(dirname "$0")/../run.sh"
Rscript -e 'library(terra); library(raster)' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends r-base-core r-cran-terra r-cran-raster >/dev/null
printed=$(Rscript - 2>/dev/null <<'R'
labels <- matrix(c(.29, .57, .58) * 100, 1)
file <- tempfile(fileext = ".tif")
terra::writeRaster(terra::rast(labels), file, datatype = "INT2S")
cat("terra", terra::values(terra::rast(file)), "")
raster::writeRaster(raster::raster(labels), file, datatype = "INT2S", overwrite = TRUE)
cat("raster", raster::values(raster::raster(file)), "\n")
R
)
seen "terra 28 56 57 raster 29 57 58 "
