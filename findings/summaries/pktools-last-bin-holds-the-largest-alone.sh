#!/usr/bin/env bash
# pktools 2.6.7.6 of Debian 12: `pkstat -hist -nbin` prints the centers of bins, which divide the range of a picture evenly, and how many pixels are
# in each. The pixels are counted in other bins: all but the last are wider, and the last holds the largest value alone, so that two bins of
# probabilities are those below 1 and 1. Centers and counts of one line do not belong together.
# Seen: 1 to 16 in four bins with the centers 2.875 to 14.125 are 5 5 5 1, in place of 4 4 4 4; 0 0.2 0.4 0.6 0.8 1 in two are 5 with the center 0
# and 1 with the center 1, in place of 3 with 0.25 and 3 with 0.75.
. "$(dirname "$0")/../run.sh"
command -v pkstat >/dev/null && command -v gdal_translate >/dev/null || apt-get install --yes --no-install-recommends pktools gdal-bin >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# bins NUMBER VALUES…: the lines "center count" of a picture of one row.
bins() {
  local number=$1
  shift
  printf 'ncols %s\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n%s\n' $# "$*" >row.asc
  gdal_translate -q -ot Float32 row.asc row.tif
  pkstat -i row.tif -hist -nbin "$number" | paste --serial --delimiters ,
}
printed="$(bins 4 {1..16})
$(bins 2 0 0.2 0.4 0.6 0.8 1)"
seen "2.875 5,6.625 5,10.375 5,14.125 1
0 5,1 1"
