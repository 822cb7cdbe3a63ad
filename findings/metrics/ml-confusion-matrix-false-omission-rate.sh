#!/usr/bin/env bash
# ml-confusion-matrix 2.0.0: getFalseOmissionRate divides the false negatives by all positives, so that it is the false negative rate. The
# false omission rate is FN / (FN + TN), 1 minus the negative predictive value: here 0.5.
. "$(dirname "$0")/../run.sh"
finding ml-confusion-matrix@2.0.0 <<'JS'
import { ConfusionMatrix } from "ml-confusion-matrix";
const matrix = ConfusionMatrix.fromLabels([1, 1, 1, 0, 0], [1, 1, 0, 1, 0]);
const of = (name) => matrix[name](1).toFixed(3);
console.log(`omission ${of("getFalseOmissionRate")}, negative rate ${of("getFalseNegativeRate")}, predictive value ${of("getNegativePredictiveValue")}`);
JS
seen "omission 0.333, negative rate 0.333, predictive value 0.500"
