#!/usr/bin/env bash
# simple-statistics 7.12.1: cumulativeStdNormalProbability reads a table that ends at −3.09, and returns 0.001
# for everything below. At −6 the probability is 9.9e-10, so a p-value made of it is never below 0.001.
. "$(dirname "$0")/../run.sh"
finding simple-statistics@7.12.1 <<'JS'
import { cumulativeStdNormalProbability as cdf } from "simple-statistics";
console.log([-2, -4, -6, -8].map((z) => `${z}: ${cdf(z).toPrecision(2)}`).join(", "));
JS
seen "-2: 0.023, -4: 0.0010, -6: 0.0010, -8: 0.0010"
