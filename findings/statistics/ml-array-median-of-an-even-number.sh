#!/usr/bin/env bash
# ml-array-median 2.0.0: it is documented as the median of an array. Of an even number of values it is the lower of the two in the middle,
# where the median is their mean, so that the median score of four cases can be any score below the true one. image-js builds on it.
# Seen: the median of 0.1, 0.2, 0.8 and 0.9 is 0.2, in place of 0.5; of the complements 0.9, 0.8, 0.2 and 0.1 it is 0.2, too.
source "$(dirname "$0")/../run.sh"
finding ml-array-median@2.0.0 <<'JS'
import * as module from "ml-array-median";
const median = module.default?.default ?? module.default;
const scores = [0.1, 0.2, 0.8, 0.9];
console.log(median(scores), Number(median(scores.map((score) => 1 - score)).toFixed(3)));
JS
seen "0.2 0.2"
