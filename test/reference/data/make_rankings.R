# Rankings of six models in 25 cases by base R: aggregate and rank, which challengeR's aggregateThenRank and rankThenAggregate consist of
# (Wiesenfarth et al. 2021, doi 10.1038/s41598-021-82017-6: ties.method = "min"), and by the mean of all ranks of BraTS (Bakas et al. 2018,
# arXiv 1811.02629: equal models share the mean of their ranks). Values are rounded, so that there are ties.
#
#   Rscript make_rankings.R > rankings.json

set.seed(20261129)
models <- 6
cases <- 25
tables <- list(
  list(score = "dice", class = 1, lower = FALSE),
  list(score = "hd95", class = 1, lower = TRUE),
  list(score = "dice", class = 2, lower = FALSE),
  list(score = "hd95", class = 2, lower = TRUE)
)
draw <- function(table) {
  rows <- expand.grid(case = seq_len(cases), model = seq_len(models))
  level <- 0.9 - 0.01 * rows$model
  if (table$lower) rows$value <- round(20 * (1 - level) + abs(rnorm(nrow(rows))), 1)
  else rows$value <- pmin(1, round(level + rnorm(nrow(rows), sd = 0.04), 2))
  rows
}
ranks <- function(value, lower, ties) rank(if (lower) value else -value, ties.method = ties)

number <- function(x) formatC(x, digits = 15, format = "g", width = 1)
list_text <- function(x) paste0("[", paste(x, collapse = ", "), "]")

texts <- character()
brats <- matrix(0, models, 0)
for (table in tables) {
  rows <- draw(table)
  # aggregateThenRank
  means <- aggregate(value ~ model, rows, mean)$value
  # rankThenAggregate
  within <- function(ties) {
    rows$rank <- ave(rows$value, rows$case, FUN = function(v) ranks(v, table$lower, ties))
    aggregate(rank ~ model, rows, mean)$rank
  }
  least <- within("min")
  brats <- cbind(brats, within("average"))
  values <- sapply(seq_len(models), function(m) list_text(number(rows$value[rows$model == m])))
  texts <- c(texts, sprintf(
    '{ "score": "%s", "class": %d, "isLowerBetter": %s,\n      "values": [\n        %s\n      ],\n      "means": %s, "ranksOfMeans": %s,\n      "meanRanks": %s, "ranksOfMeanRanks": %s }',
    table$score, table$class, tolower(table$lower), paste(values, collapse = ",\n        "),
    list_text(number(means)), list_text(ranks(means, table$lower, "min")),
    list_text(number(least)), list_text(rank(round(least, 12), ties.method = "min"))
  ))
}
all <- rowMeans(brats)
cat(sprintf(
  '{\n  "r": "%s",\n  "tables": [\n    %s\n  ],\n  "brats": { "meanRanks": %s, "ranks": %s }\n}\n',
  paste(R.version$major, R.version$minor, sep = "."), paste(texts, collapse = ",\n    "),
  list_text(number(all)), list_text(rank(round(all, 12), ties.method = "average"))
))
