#!/usr/bin/env bash
# data.table 1.14.8 and bit64 4.0.5 of Debian 12 (R 4.2.2): fread makes integers of 64 bits of a column as soon as one number of it is above
# 2147483647, as counts of voxels and sums of intensities are. They keep their bits in the doubles of R, and functions of R that do not know
# this compute with the bits. print, mean and order of the column are right. var is 0, also by group, and so is a number below 1 times the
# column, while the column times the number is right. Means by tapply are 1e-314. With smaller counts the same program is right.
# Seen: of 3e9 1e9 2e9 the mean is 2e9, var 0, sd 1e9, x * 0.001 3e6 and 0.001 * x 0; by tapply the mean is 9.9e-315. Of 3 1 2 var is 1 and tapply 2.
. "$(dirname "$0")/../run.sh"
Rscript -e 'library(data.table); library(bit64)' >/dev/null 2>&1 || apt-get install --yes --no-install-recommends r-base-core r-cran-data.table r-cran-bit64 >/dev/null
printed=$(Rscript - 2>/dev/null <<'R'
suppressMessages({ library(data.table); library(bit64) })
for (rows in list(c("3000000000", "1000000000", "2000000000"), 3:1)) {
  x <- fread(text = c("voxels", rows))$voxels
  text <- function(number) format(as.numeric(number), digits = 2)
  cat(class(x), "mean", text(mean(x)), "var", text(var(x)), "sd", text(sd(x)), "products", text((x * .001)[1]), text((.001 * x)[1]))
  cat(" tapply", text(tapply(x, c(1, 1, 1), mean)), "\n")
}
R
)
seen "integer64 mean 2e+09 var 0 sd 1e+09 products 3e+06 0 tapply 9.9e-315 
integer mean 2 var 1 sd 1 products 0.003 0.003 tapply 2 "
