#!/usr/bin/env bash
# @stdlib/stats-padjust 0.2.1: with the method "bonferroni" the array of p-values that one passes is overwritten by the adjusted
# ones; with "holm" it is left alone.
. "$(dirname "$0")/../run.sh"
finding @stdlib/stats-padjust@0.2.1 <<'JS'
import padjust from "@stdlib/stats-padjust";
const show = (method) => {
  const p = [0.01, 0.02, 0.04];
  padjust(p, method);
  return `${method} leaves ${p.map((x) => x.toFixed(2)).join(" ")}`;
};
console.log(`${show("bonferroni")}; ${show("holm")}`);
JS
seen "bonferroni leaves 0.03 0.06 0.12; holm leaves 0.01 0.02 0.04"
