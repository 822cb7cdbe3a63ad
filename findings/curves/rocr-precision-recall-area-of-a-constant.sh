#!/usr/bin/env bash
# ROCR 1.0-11 of Debian 12 (R 4.2.2), the measure "aucpr": the area under the curve of precision and recall of a constant prediction is the share
# of positives. The curve has one point of its own, recall 1, and is drawn to it in a straight line from a precision of 1 at recall 0, so that the
# area is above one half however rare the positives are, and the more voxels share the largest probability, the more is added. The documentation
# names the area alone. "auc" is 0.5, as it should be, and scikit-learn's average precision the share.
# Seen: of 1 positive in 100 voxels a constant has the area 0.505, in place of 0.01, and of 1 in 2 it has 0.75.
. "$(dirname "$0")/../run.sh"
Rscript -e 'library(ROCR)' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends r-base-core r-cran-rocr >/dev/null
printed=$(Rscript - 2>/dev/null <<'R'
for (voxels in c(100, 2)) {
  prediction <- ROCR::prediction(rep(.5, voxels), c(1, rep(0, voxels - 1)))
  for (measure in c("aucpr", "auc")) cat(measure, ROCR::performance(prediction, measure)@y.values[[1]], "")
}
R
)
seen "aucpr 0.505 auc 0.5 aucpr 0.75 auc 0.5 "
