#!/usr/bin/env bash
# mlpy 3.5.0 of Debian 12, auc_wmw: it is documented as the area under the curve "by using the Wilcoxon-Mann-Whitney statistic", in which a
# positive and a negative voxel of the same probability count one half. Here they count nothing, as if the order were wrong, so that a constant
# prediction has the area 0, and rounded probabilities have less than exact ones. scikit-learn gives one half.
# Seen: of the labels 1 1 −1 −1 the predictions 0.5 0.5 0.5 0.5 have 0.0 and 1 1 1 0 have 0.5, in place of 0.5 and 0.75.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import mlpy, sklearn" 2>/dev/null || apt-get install --yes --no-install-recommends python3-mlpy python3-sklearn >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import mlpy
from sklearn.metrics import roc_auc_score

labels = [1, 1, -1, -1]
for predictions in ([0.5, 0.5, 0.5, 0.5], [1, 1, 1, 0]):
    print(mlpy.auc_wmw(labels, predictions), roc_auc_score(labels, predictions))
PY
)
seen "0.0 0.5
0.5 0.75"
