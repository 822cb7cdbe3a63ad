#!/usr/bin/env bash
# mathjs 15.2.0, dotPow: 0 to the power 0 is 1, and 0 to the power −1 infinite, for numbers and for dense matrices. Of a sparse matrix the zeros
# are left out, whatever the exponent is. So the weights (1 − p)^γ of a focal loss with γ = 0, which is the cross-entropy, are 0 where p is 1, and
# inverse frequencies of classes that do not occur are 0. add, equal and exp of a sparse matrix do visit its zeros.
# Seen: 0 2 to the powers 0 and −1 is 1 1 and Infinity 0.5 as a dense matrix, 0 1 and 0 0.5 as a sparse one.
. "$(dirname "$0")/../run.sh"
finding mathjs@15.2.0 <<'JS'
import { dotPow, matrix } from "mathjs";
for (const kind of ["dense", "sparse"]) console.log(kind, ...[0, -1].map((power) => dotPow(matrix([[0, 2]], kind), power).toArray()[0].join(" ")));
JS
seen "dense 1 1 Infinity 0.5
sparse 0 1 0 0.5"
