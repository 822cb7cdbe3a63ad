#!/usr/bin/env bash
# spatstat.geom 3.0-6 of Debian 12 (R 4.2.2), opening: "the opened set is a subset" of the mask, by an erosion and then a dilation. Of a mask of
# pixels it adds a layer at most radii, so that a mask that is cleaned of specks grows: the erosion keeps pixels whose center is at the radius
# from the next center outside, while the dilation takes them in. An opening by less than a pixel adds a layer, too. is.subset.owin is FALSE.
# A closing, which never loses a pixel, does.
# Seen: a square of 20 × 20 pixels has 400, opened by 1 484, by 2 472 and by 5 436; closed by 5, which should keep it, it has 396.
. "$(dirname "$0")/../run.sh"
Rscript -e 'library(spatstat.geom)' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends r-base-core r-cran-spatstat.geom >/dev/null
printed=$(Rscript - 2>/dev/null <<'R'
suppressMessages(library(spatstat.geom))
pixels <- matrix(FALSE, 40, 40)
pixels[11:30, 11:30] <- TRUE
mask <- owin(mask = pixels)
for (radius in c(1, 2, 5)) {
  opened <- opening(mask, radius)
  cat("by", radius, "opened", area.owin(opened), "closed", area.owin(closing(mask, radius)), "subset", is.subset.owin(opened, mask), "\n")
}
R
)
seen "by 1 opened 484 closed 400 subset FALSE 
by 2 opened 472 closed 400 subset FALSE 
by 5 opened 436 closed 396 subset FALSE "
