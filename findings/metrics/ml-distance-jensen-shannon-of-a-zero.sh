#!/usr/bin/env bash
# ml-distance 5.0.0, distance.jensenShannon: the divergence of Jensen and Shannon compares two distributions with their mean, so that it is
# finite for all of them, at most ln 2, and 0 · log 0 is 0 in it. Here it is NaN as soon as one probability is 0, as in the one-hot row of a
# label. topsoe and jensenDifference, sums of the same terms, are NaN, too.
# Seen: of 1 0 and 0 1 it is NaN, in place of 0.6931; of 0.5 0.5 and 0.25 0.75 it is right.
source "$(dirname "$0")/../run.sh"
finding ml-distance@5.0.0 <<'JS'
import * as module from "ml-distance";
const { distance } = module.default ?? module;
const oneHot = [[1, 0], [0, 1]];
const results = [distance.jensenShannon([0.5, 0.5], [0.25, 0.75]).toFixed(4)];
for (const measure of ["jensenShannon", "topsoe", "jensenDifference"]) results.push(distance[measure](...oneHot));
console.log(results.join(" "));
JS
seen "0.0338 NaN NaN NaN"
