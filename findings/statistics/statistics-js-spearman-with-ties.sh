#!/usr/bin/env bash
# statistics.js 1.0.0: Spearman's rho is Pearson's correlation of the ranks, equal values sharing their mean rank. With its option for
# ties the package gives another number, 0.1507 for these ten in place of 1.5 / √(9 · 10) = 0.1581.
. "$(dirname "$0")/../run.sh"
finding statistics.js@1.0.0 <<'JS'
import Statistics from "statistics.js";
const a = [1, 2, 2, 3, 3];
const b = [1, 3, 2, 4, 0];
const rows = a.map((x, k) => ({ a: x, b: b[k] }));
const { rho } = new Statistics(rows, { a: "ordinal", b: "ordinal" }).spearmansRho("a", "b", true);
const ranks = [[1, 2.5, 2.5, 4.5, 4.5], [2, 4, 3, 5, 1]].map((list) => list.map((x) => x - 3));
const product = (x, y) => x.reduce((sum, value, k) => sum + value * y[k], 0);
const pearson = product(ranks[0], ranks[1]) / Math.sqrt(product(ranks[0], ranks[0]) * product(ranks[1], ranks[1]));
console.log(`${rho.toFixed(4)}, by ranks ${pearson.toFixed(4)}`);
JS
seen "0.1507, by ranks 0.1581"
