#!/usr/bin/env bash
# apache-arrow 21.2.0, Float16: numbers that are too small or too large for a float of 16 bits are 0 and Infinity in IEEE 754, as in NumPy.
# The conversion of this package, which names NumPy's as its model, makes −Infinity of some probabilities below 2.98e-8 and other numbers of
# the rest, and a small number of 1,000,000. A softmax gives such probabilities. Floats of 16 bits that other programs wrote are read right.
# Seen: 0.5 1e-8 1e-9 1e-20 1000000 come back as 0.5 −Infinity 0.000042 0.000019 3.814453.
source "$(dirname "$0")/../run.sh"
finding apache-arrow@21.2.0 <<'JS'
import { Float16, tableFromIPC, tableToIPC, Table, vectorFromArray } from "apache-arrow";
const p = vectorFromArray([0.5, 1e-8, 1e-9, 1e-20, 1e6], new Float16());
const read = tableFromIPC(tableToIPC(new Table({ p }))).getChild("p");
console.log(Array.from(read, (x) => (Number.isFinite(x) ? Number(x.toFixed(6)) : x)).join(" "));
JS
seen "0.5 -Infinity 0.000042 0.000019 3.814453"
