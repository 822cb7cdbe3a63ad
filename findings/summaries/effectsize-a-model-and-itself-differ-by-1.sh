#!/usr/bin/env bash
# effectsize 0.8.3 of Debian 12 (R 4.2.2), rank_biserial with paired = TRUE: the size of the difference of two models on the same cases is documented
# from −1 to 1, where 1 is "complete dominance", all scores of the first being larger. A model and itself, or two runs with equal scores, have 1
# with the interval from 1 to 1, without a warning, the largest effect that there is. Without paired = TRUE they have 0, as they should. The
# p-value of the test that it is documented to be paired with is NaN.
# Seen: 0.8 0.9 0.7 and itself have 1 from 1 to 1, and unpaired 0; two cases that differ by as much up and down have 0. The p-value is NaN.
. "$(dirname "$0")/../run.sh"
Rscript -e 'library(effectsize)' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends r-base-core r-cran-effectsize >/dev/null
printed=$(Rscript - 2>&1 <<'R'
library(effectsize)
show <- function(name, result) cat(name, round(unlist(result[c("r_rank_biserial", "CI_low", "CI_high")]), 2), "\n")
scores <- c(.8, .9, .7)
show("itself", rank_biserial(scores, scores, paired = TRUE))
show("itself, unpaired", rank_biserial(scores, scores))
show("up and down", rank_biserial(scores, scores + c(.125, -.125, 0), paired = TRUE))
cat("p of itself", suppressWarnings(wilcox.test(scores, scores, paired = TRUE))$p.value, "\n")
R
)
seen "itself 1 1 1 
itself, unpaired 0 -0.76 0.76 
up and down 0 -0.84 0.84 
p of itself NaN "
