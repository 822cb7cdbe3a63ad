#!/usr/bin/env bash
# jstat 1.9.6: half of a Pareto distribution, by which sizes of lesions and regions are often described, lies below its median, which is
# scale · 2^(1 / shape). pareto.median(scale, shape) is scale · shape · √2. The median of the log-normal distribution is right.
# Seen: for the scale 2 and the shape 3 it is 8.49, below which 98.7 % lie; half lie below 2.52.
. "$(dirname "$0")/../run.sh"
finding jstat@1.9.6 <<'JS'
import jstat from "jstat";
const { lognormal, pareto } = jstat.jStat;
const below = (x) => `${x.toFixed(2)} ${pareto.cdf(x, 2, 3).toFixed(3)}`;
console.log(`${below(pareto.median(2, 3))}, ${below(2 * 2 ** (1 / 3))}, log-normal ${lognormal.cdf(lognormal.median(1, 2), 1, 2).toFixed(3)}`);
JS
seen "8.49 0.987, 2.52 0.500, log-normal 0.500"
