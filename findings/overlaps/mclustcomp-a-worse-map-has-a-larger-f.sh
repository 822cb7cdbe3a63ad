#!/usr/bin/env bash
# mclustcomp 0.3.3 of Debian 12 (R 4.2.2), type "f": the F-measure of two label maps is 1 where they are equal, and below 1 where they are not. This
# one is about the number of regions where they are equal, and a map that joins most of both regions has a larger one than a perfect
# map has. The documentation lists "F-Measure" among 24 names and no range. "sdc" and "jaccard" of the same maps are 1 and below 1.
# Seen: 1 1 1 2 2 has 2.76 with itself and 3.04 with 2 1 1 1 1; the Dice coefficients of their pairs are 1 and 0.4.
. "$(dirname "$0")/../run.sh"
Rscript -e 'library(mclustcomp)' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends r-base-core r-cran-mclustcomp >/dev/null
printed=$(Rscript - 2>/dev/null <<'R'
target <- c(1, 1, 1, 2, 2)
score <- function(prediction, type) mclustcomp::mclustcomp(prediction, target, types = type)$scores
for (prediction in list(target, c(2, 1, 1, 1, 1))) cat(prediction, "F", round(score(prediction, "f"), 2), "Dice", round(score(prediction, "sdc"), 2), "\n")
R
)
seen "1 1 1 2 2 F 2.76 Dice 1 
2 1 1 1 1 F 3.04 Dice 0.4 "
