#!/usr/bin/env bash
# PSPP 1.6.2 of Debian 12: FREQUENCIES and EXAMINE both print percentiles. Of the same scores they are not the same: EXAMINE counts from n + 1, its
# documented default HAVERAGE and the one of SPSS, FREQUENCIES from n − 1, which its documentation does not say and no option changes. So the range
# between the quartiles of a table of scores depends on the command. The medians agree.
# Seen: of 0.5 0.6 0.7 0.8 0.85 0.9 0.9 the quartiles are 0.65 and 0.875 by FREQUENCIES, and 0.6 and 0.9 by EXAMINE.
. "$(dirname "$0")/../run.sh"
command -v pspp >/dev/null || apt-get install --yes --no-install-recommends pspp >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/scores.sps" <<'SPS'
DATA LIST LIST NOTABLE /dice (F8.3).
BEGIN DATA
.5
.6
.7
.8
.85
.9
.9
END DATA.
FREQUENCIES dice /FORMAT=NOTABLE /STATISTICS=MEDIAN /PERCENTILES=25 50 75.
EXAMINE dice /PERCENTILES(25,50,75)=HAVERAGE.
SPS
printed=$(pspp --output=- -O format=csv "$folder/scores.sps" 2>/dev/null |
  sed -n 's/^Percentiles,25,/FREQUENCIES /p; s/^,[57][05],//p; s/^dice,Weighted Average,/EXAMINE /p' |
  paste --serial --delimiters ' ')
seen "FREQUENCIES .650 .800 .875 EXAMINE .60,.80,.90"
