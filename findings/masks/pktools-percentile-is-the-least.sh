#!/usr/bin/env bash
# pktools 2.6.7.6 of Debian 12: the usage of `pkfilter` names `-perc value` for its filter "percentile". The option is accepted and ignored: the
# percentile is 0, the least pixel of the window, whatever is asked for. `-t`, which is documented for other filters, is the one that is read.
# Seen: of the window 1 2 3 / 5 6 7 / 9 10 11 the percentiles 50 and 90 are 1 and 1 with -perc, and 6 and 10 with -t.
. "$(dirname "$0")/../run.sh"
command -v pkfilter >/dev/null && command -v gdal_translate >/dev/null || apt-get install --yes --no-install-recommends pktools gdal-bin >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf 'ncols 3\nnrows 3\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3\n5 6 7\n9 10 11\n' >picture.asc
gdal_translate -q -ot Byte picture.asc picture.tif
# middle OPTION: the pixel in the middle after the filter.
middle() {
  pkfilter -i picture.tif -o filtered.tif -f percentile -dx 3 -dy 3 "$@" >/dev/null
  gdal_translate -q -of AAIGrid filtered.tif filtered.asc
  tail --lines 2 filtered.asc | awk 'NR == 1 { print $2 }'
}
printed="-perc: $(middle -perc 50) $(middle -perc 90), -t: $(middle -t 50) $(middle -t 90)"
seen "-perc: 1 1, -t: 6 10"
