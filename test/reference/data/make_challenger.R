# Seven challenges ranked by challengeR itself: aggregateThenRank, rankThenAggregate and testThenRank. The package is loaded, or, where a
# folder is given, the functions of its checkout are. Values are whole numbers, so that there are ties (R ranks 0.8 - 0.7 and 0.9 - 0.8 as
# different sizes); in the fifth challenge two models are equal, and in the last two values are missing, which na.treat replaces.
#
#   Rscript make_challenger.R [FOLDER] > challenger.json

folder <- commandArgs(trailingOnly = TRUE)
if (length(folder) == 0) {
  suppressMessages(library(challengeR))
  version <- as.character(packageVersion("challengeR"))
} else {
  # The parts of its dependencies that rankings need.
  suppressMessages({
    library(plyr)
    library(dplyr)
    library(tidyr)
    library(reshape2)
    library(purrr)
  })
  for (file in list.files(file.path(folder, "R"), full.names = TRUE)) source(file)
  version <- read.dcf(file.path(folder, "DESCRIPTION"))[1, "Version"]
}

set.seed(20261130)
challenges <- list(
  list(models = 4, cases = 12, lower = FALSE, step = 1),
  list(models = 6, cases = 20, lower = TRUE, step = 1),
  list(models = 3, cases = 8, lower = FALSE, step = 10),
  list(models = 8, cases = 30, lower = FALSE, step = 1),
  list(models = 5, cases = 15, lower = TRUE, step = 10),
  list(models = 5, cases = 20, lower = FALSE, step = 1, worst = 0),
  list(models = 4, cases = 12, lower = TRUE, step = 10, worst = 374)
)

number <- function(x) ifelse(is.na(x), "null", formatC(as.numeric(x), digits = 15, format = "g", width = 1))
list_text <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")

text_of <- function(challenge) {
  rows <- expand.grid(case = seq_len(challenge$cases), model = seq_len(challenge$models))
  level <- if (challenge$lower) 30 + 8 * rows$model else 90 - 3 * rows$model
  drawn <- level + rnorm(nrow(rows), sd = if (challenge$lower) 15 else 5)
  rows$value <- challenge$step * round(drawn / challenge$step)
  if (challenge$lower && challenge$step > 1) rows$value[rows$model == 4] <- rows$value[rows$model == 2]
  if (!is.null(challenge$worst)) rows$value[runif(nrow(rows)) < 0.15] <- NA
  data <- suppressMessages(as.challenge(
    rows,
    algorithm = "model", case = "case", value = "value", smallBetter = challenge$lower, na.treat = challenge$worst
  ))
  ranked <- list(
    aggregateThenRank = data %>% aggregateThenRank(FUN = mean, ties.method = "min"),
    rankThenAggregate = data %>% rankThenAggregate(FUN = mean, ties.method = "min"),
    testThenRank = data %>% testThenRank(alpha = 0.05, p.adjust.method = "none", ties.method = "min")
  )
  results <- sapply(names(ranked), function(name) {
    table <- ranked[[name]]$matlist[[1]]
    table <- table[order(as.integer(rownames(table))), ]
    sprintf('"%s": { "scores": %s, "ranks": %s }', name, list_text(table[, 1]), list_text(table[, "rank"]))
  })
  values <- sapply(seq_len(challenge$models), function(m) list_text(rows$value[rows$model == m]))
  sprintf(
    '{ "isLowerBetter": %s,%s\n      "values": [\n        %s\n      ],\n      %s }',
    tolower(challenge$lower), if (is.null(challenge$worst)) "" else sprintf(' "worst": %s,', challenge$worst),
    paste(values, collapse = ",\n        "), paste(results, collapse = ",\n      ")
  )
}

cat(sprintf(
  '{\n  "challengeR": "%s",\n  "challenges": [\n    %s\n  ]\n}\n',
  version, paste(sapply(challenges, text_of), collapse = ",\n    ")
))
