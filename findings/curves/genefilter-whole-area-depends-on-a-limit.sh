#!/usr/bin/env bash
# genefilter 1.80.3 of Debian 12 (R 4.2.2), rowpAUCs: it gives the whole area under the curve (AUC) and the area up to a limit p (pAUC), whose default
# is 0.1. p is documented as the "limit to integrate pAUC to". The whole area depends on it, too, where the first false positive is a larger
# share of the negatives than p, as with fewer than ten healthy cases: a piece of the first step is missing. Above it the area is right.
# Seen: of the labels 0 0 1 1 and 0.1 0.4 0.35 0.8 the AUC is 0.745 for p = 0.01, 0.7 by default, 0.5 for p = 0.5 and 0.75, which is right, for 0.9.
. "$(dirname "$0")/../run.sh"
Rscript -e 'library(genefilter)' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends r-base-core r-bioc-genefilter >/dev/null
printed=$(Rscript - 2>/dev/null <<'R'
suppressMessages(library(genefilter))
labels <- c(0, 0, 1, 1)
scores <- c(.1, .4, .35, .8)
area <- function(...) rowpAUCs(matrix(scores, 1), factor(labels), flip = FALSE, ...)@AUC
cat("pairs in order", mean(outer(scores[labels == 1], scores[labels == 0], ">")), "default", area(), "\n")
for (limit in c(.01, .5, .9)) cat("p", limit, "area", area(p = limit), "\n")
R
)
seen "pairs in order 0.75 default 0.7 
p 0.01 area 0.745 
p 0.5 area 0.5 
p 0.9 area 0.75 "
