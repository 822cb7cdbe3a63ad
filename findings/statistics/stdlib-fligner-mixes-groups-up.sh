#!/usr/bin/env bash
# @stdlib/stats-fligner-test 0.2.3: the option `groups` names the group of each score. Where the groups are not one block after another,
# as in a table of one line a case, the ranks are added up for wrong groups, so that the p-value depends on the order of the lines. Of
# typed arrays, which its types name, the statistic is below 0, which a sum of squares cannot be, and the p-value is 1.
# Seen: p is 0.134 for blocks of three groups, as in R 4.2.2, 0.532 for the same scores line by line, and 1.000 for Float64Arrays.
. "$(dirname "$0")/../run.sh"
finding @stdlib/stats-fligner-test@0.2.3 <<'JS'
import fligner from "@stdlib/stats-fligner-test";
const scores = { a: [0.9, 0.61, 0.83, 0.7], b: [0.85, 0.8, 0.75, 0.78], c: [0.5, 0.6, 0.95, 0.65] };
const blocks = Object.entries(scores).flatMap(([group, values]) => values.map((value) => [group, value]));
const lines = [0, 1, 2, 3].flatMap((k) => [0, 4, 8].map((from) => blocks[from + k]));
const p = (table) => fligner(table.map(([, score]) => score), { groups: table.map(([group]) => group) }).pValue.toFixed(3);
const typed = fligner(...Object.values(scores).map((values) => Float64Array.from(values)));
console.log(`blocks ${p(blocks)}, lines ${p(lines)}, typed ${typed.pValue.toFixed(3)} (statistic ${typed.statistic.toFixed(2)})`);
JS
seen "blocks 0.134, lines 0.532, typed 1.000 (statistic -2.20)"
