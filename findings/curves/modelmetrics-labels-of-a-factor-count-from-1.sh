#!/usr/bin/env bash
# ModelMetrics 1.2.2.2 of Debian 12 (R 4.2.2): the labels of R are factors, and auc takes them as it should. brier, kappa, tpr, logLoss and
# the others take the same labels as the numbers 1 and 2 of their levels, in place of 0 and 1, without a warning: no voxel is negative, and
# the Brier score is above 1. The documentation names "a vector of the labels" in each.
# Seen: of five voxels, the factor and then 0 and 1, auc 0.833 0.833, brier 1.288 0.208, kappa 0 0.167, tpr 0.5 0.667, logLoss 0.291 0.568.
. "$(dirname "$0")/../run.sh"
command -v Rscript >/dev/null && Rscript -e 'library(ModelMetrics)' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends r-base-core r-cran-modelmetrics >/dev/null
printed=$(Rscript - 2>/dev/null <<'R'
labels <- factor(c("tissue", "tumour", "tumour", "tissue", "tumour"))
p <- c(.1, .8, .9, .7, .3)
for (score in c("auc", "brier", "kappa", "tpr", "logLoss")) {
  of <- function(actual) round(get(score, asNamespace("ModelMetrics"))(actual, p), 3)
  cat(score, of(labels), of(as.integer(labels) - 1), "\n")
}
R
)
seen "auc 0.833 0.833 
brier 1.288 0.208 
kappa 0 0.167 
tpr 0.5 0.667 
logLoss 0.291 0.568 "
