#!/usr/bin/env bash
# caret 6.0-93 of Debian 12 (R 4.2.2), postResample: the overall agreement of two factors is the share of equal labels. Levels are compared by their
# places, so that where each map of a case has only the levels that occur in it, and equally many, a tumour that was predicted for a liver is
# right. confusionMatrix of the same factors matches the names of the levels.
# Seen: of background liver liver the prediction background tumour tumour has the accuracy 1; by confusionMatrix it is 0.333.
. "$(dirname "$0")/../run.sh"
Rscript -e 'library(caret); library(e1071)' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends r-base-core r-cran-caret r-cran-e1071 >/dev/null
printed=$(Rscript - 2>/dev/null <<'R'
suppressMessages(library(caret))
target <- factor(c("background", "liver", "liver"))
prediction <- factor(c("background", "tumour", "tumour"))
labels <- c("background", "liver", "tumour")
cat("postResample", postResample(prediction, target)[["Accuracy"]], "")
cat("confusionMatrix", round(confusionMatrix(factor(prediction, labels), factor(target, labels))$overall[["Accuracy"]], 3), "\n")
R
)
seen "postResample 1 confusionMatrix 0.333 "
