#!/usr/bin/env bash
# @stdlib/stats-fligner-test 0.2.3: the test of Fligner and Killeen subtracts the median of each group from the arrays that are passed,
# which then hold differences in place of scores. The documentation does not say so; the tests of Bartlett, Kruskal and Wallis leave the
# scores alone.
# Seen: after the test the mean of the Dice scores 0.9, 0.8, 0.7 and 0.6 is 0, in place of 0.75.
. "$(dirname "$0")/../run.sh"
finding @stdlib/stats-fligner-test@0.2.3 <<'JS'
import fligner from "@stdlib/stats-fligner-test";
const scores = [0.9, 0.8, 0.7, 0.6];
const mean = () => Math.abs(scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(2);
const before = mean();
fligner(scores, [0.85, 0.8, 0.75, 0.7]);
console.log(`mean ${before}, after the test ${mean()}`);
JS
seen "mean 0.75, after the test 0.00"
