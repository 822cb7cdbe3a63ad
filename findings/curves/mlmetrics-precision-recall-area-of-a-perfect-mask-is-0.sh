#!/usr/bin/env bash
# MLmetrics 1.1.1 of Debian 12 (R 4.2.2), PRAUC: the area under the curve of precision and recall of a perfect prediction is 1, and the one of
# a constant prediction the share of positives. The first point of the curve has no precision and is left out, and with it the area up to
# the recall of the second point, which holds all voxels of the largest probability. The more voxels share it, the more is lost.
# Seen: of the labels 1 1 0 0 the predictions 1 1 0 0 have the area 0, 0.9 0.8 0.2 0.1 have 0.5 and 0.5 0.5 0.5 0.5 have 0, in place of 1, 1
# and 0.5. AUC of the same package is 1, 1 and 0.5.
. "$(dirname "$0")/../run.sh"
command -v Rscript >/dev/null && Rscript -e 'library(MLmetrics)' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends r-base-core r-cran-mlmetrics >/dev/null
printed=$(Rscript - 2>/dev/null <<'R'
labels <- c(1, 1, 0, 0)
for (p in list(c(1, 1, 0, 0), c(.9, .8, .2, .1), c(.5, .5, .5, .5))) cat(p, ":", MLmetrics::PRAUC(p, labels), MLmetrics::AUC(p, labels), "\n")
R
)
seen "1 1 0 0 : 0 1 
0.9 0.8 0.2 0.1 : 0.5 1 
0.5 0.5 0.5 0.5 : 0 0.5 "
