#!/usr/bin/env bash
# ml-stat 1.3.3, matrix.correlation and matrix.zScores: z-scores are differences from the mean divided by the standard deviation, and
# correlations are their mean products. The scores are never divided, so that the correlation of two columns of scores is their
# covariance, which depends on the unit, and the one of a column with itself is its variance.
# Seen: of (1, 2), (3, 7), (5, 6) the correlations are 4 4 / 4 7, in place of 1 0.756 / 0.756 1, and the first z-scores −2 −3, in place of
# −1 −1.134.
. "$(dirname "$0")/../run.sh"
finding ml-stat@1.3.3 <<'JS'
import { matrix } from "ml-stat";
const rows = () => [[1, 2], [3, 7], [5, 6]];
const show = (numbers) => numbers.map((row) => row.join(" ")).join(" / ");
console.log(`correlation ${show(matrix.correlation(rows()))}, covariance ${show(matrix.covariance(rows()))}, z-scores ${show(matrix.zScores(rows()))}`);
JS
seen "correlation 4 4 / 4 7, covariance 4 4 / 4 7, z-scores -2 -3 / 0 2 / 2 1"
