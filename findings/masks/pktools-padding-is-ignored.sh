#!/usr/bin/env bash
# pktools 2.6.7.6 of Debian 12: `pkfilter -pad` is documented as the padding of filters, symmetric, replicate, circular or zero. The filters mean,
# median and sum of a window ignore it, without an error. Above the first row they repeat it, below the last one they take the row before it, so
# that a picture turned upside down has another mean, and the upper and the lower border of a mask move by different amounts.
# Seen: the sums over 3 × 3 pixels of the rows 1 1 1 / 0 0 0 / 0 0 0 are 6 3 0, and upside down 0 3 3, with
# each padding; with zeros they should be 3 3 0 and 0 3 3.
. "$(dirname "$0")/../run.sh"
command -v pkfilter >/dev/null && command -v gdal_translate >/dev/null || apt-get install --yes --no-install-recommends pktools gdal-bin >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# sums PADDING ROWS…: the sum of each row of three equal pixels.
sums() {
  local padding=$1
  shift
  printf 'ncols 3\nnrows %s\nxllcorner 0\nyllcorner 0\ncellsize 1\n' $# >mask.asc
  for row; do echo "$row $row $row" >>mask.asc; done
  gdal_translate -q -ot Byte mask.asc mask.tif
  pkfilter -i mask.tif -o sums.tif -f sum -dx 3 -dy 3 -pad "$padding" >/dev/null
  gdal_translate -q -of AAIGrid sums.tif sums.asc
  tail --lines $# sums.asc | awk '{ printf "%s ", $2 }'
}
printed=""
for padding in symmetric replicate zero; do printed+="$padding $(sums $padding 1 0 0)and $(sums $padding 0 0 1), "; done
seen "symmetric 6 3 0 and 0 3 3 , replicate 6 3 0 and 0 3 3 , zero 6 3 0 and 0 3 3 , "
