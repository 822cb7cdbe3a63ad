#!/usr/bin/env bash
# d3-array 3.2.5: mean, median and the others are documented to ignore null, undefined and NaN, "useful for ignoring missing data". A missing
# cell of a table that d3-dsv 3.0.2 read is an empty text, which counts as 0. With autoType it is null and ignored.
# Seen: of the scores 0.8, empty and 0.9 the mean is 0.567, and 0.85 with autoType.
. "$(dirname "$0")/../run.sh"
finding d3-array@3.2.5 d3-dsv@3.0.2 <<'JS'
import { mean, median } from "d3-array";
import { autoType, csvParse } from "d3-dsv";
const table = "case,dice\na,0.8\nb,\nc,0.9";
const show = (rows) => `mean ${mean(rows, (row) => row.dice).toFixed(3)}, median ${median(rows, (row) => row.dice).toFixed(3)}`;
console.log(`${show(csvParse(table))}; with autoType ${show(csvParse(table, autoType))}`);
JS
seen "mean 0.567, median 0.800; with autoType mean 0.850, median 0.850"
