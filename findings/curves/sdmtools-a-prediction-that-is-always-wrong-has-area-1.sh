#!/usr/bin/env bash
# SDMTools 1.1-221.2 of Debian 12 (R 4.2.2), auc and accuracy: the area under the curve of a prediction that is always wrong is 0, and one half is
# chance. An area below one half is replaced by 1 minus itself, without a word, so that swapped labels or an inverted mask are the best prediction,
# and a model that is worse than chance on a case raises the mean. The documentation names the statistic of Mann and Whitney.
# Seen: of the labels 0 0 1 1 the predictions 0.9 0.8 0.2 0.1 have the area 1 beside a sensitivity and a specificity of 0, as 0.1 0.2 0.8 0.9 do
# beside those of 1.
. "$(dirname "$0")/../run.sh"
Rscript -e 'library(SDMTools)' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends r-base-core r-cran-sdmtools >/dev/null
printed=$(Rscript - 2>/dev/null <<'R'
labels <- c(0, 0, 1, 1)
for (p in list(c(.1, .2, .8, .9), c(.9, .8, .2, .1))) {
  row <- SDMTools::accuracy(labels, p, threshold = .5)
  cat(p, "area", SDMTools::auc(labels, p), row$AUC, "sensitivity", row$sensitivity, "specificity", row$specificity, "\n")
}
R
)
seen "0.1 0.2 0.8 0.9 area 1 1 sensitivity 1 specificity 1 
0.9 0.8 0.2 0.1 area 1 1 sensitivity 0 specificity 0 "
